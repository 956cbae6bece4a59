-- A part of the entries in the order of time, with all that a chart looks at; all of it stands in the index.
SELECT
    place,
    offset_min,
    ended_at_s,
    certainty || ' ' || side || ' ' || nrs_worst || ' ' || ifnull(nrs_next_morning, '')
        || ' ' || ifnull(calf_left_mm, '') || ' ' || ifnull(calf_right_mm, ''),
    zones || char(31) || kinds || char(31) || triggers || char(31) || abilities || char(31) || contexts
        || char(31) || reliefs
FROM episode INDEXED BY episode_chart
WHERE place >= :from AND place < :before
ORDER BY place
LIMIT :limit;
