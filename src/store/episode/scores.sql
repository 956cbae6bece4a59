-- A part of the entries in the order of time, without what no chart looks at.
SELECT place, started_at_s, offset_min, certainty, side, nrs_worst, nullif(reliefs, '[]') AS reliefs
FROM episode
WHERE place >= :from AND place < :before
ORDER BY place
LIMIT :limit;
