-- The first and the last entry of a span; each is one look at an end of the table.
SELECT
    (SELECT min(place) FROM episode WHERE place >= :from AND place < :before),
    (SELECT max(place) FROM episode WHERE place >= :from AND place < :before);
