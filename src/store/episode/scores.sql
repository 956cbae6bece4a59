-- A part of the entries in the order of time, without what no chart looks at.
SELECT
    place, started_at_s, offset_min, certainty, side, nrs_worst, nrs_next_morning, ended_at_s, calf_left_mm, calf_right_mm,
    zones, kinds, triggers, abilities, contexts, reliefs
FROM episode
WHERE place >= :from AND place < :before
ORDER BY place
LIMIT :limit;
