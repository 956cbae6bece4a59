-- The first second-mate is 0, the next one more than the last.
SELECT coalesce(max(place) + 1, :first) FROM episode WHERE place >= :first AND place < :after;
