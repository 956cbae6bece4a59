-- Step 4: what the charts read.

-- Everything of an entry that a chart looks at, in the order of time, so that a hundred thousand entries are read without
-- their notes. What is read together stands in one text, as reading a column costs more than what is in it: the words and
-- numbers with spaces between them, the lists with a sign between them that no JSON holds.
CREATE INDEX episode_chart ON episode (
    place,
    offset_min,
    ended_at_s,
    certainty || ' ' || side || ' ' || nrs_worst || ' ' || ifnull(nrs_next_morning, '')
        || ' ' || ifnull(calf_left_mm, '') || ' ' || ifnull(calf_right_mm, ''),
    zones || char(31) || kinds || char(31) || triggers || char(31) || abilities || char(31) || contexts
        || char(31) || reliefs
);

-- What the charts look at of a session and of a dose, in the order of their lists, without plan, events and packet. The
-- narrower indexes are not needed beside them.
DROP INDEX session_started;
CREATE INDEX session_chart ON session (
    started_at_s, id, offset_min, name, nrs_before, nrs_after, side, next_morning
);

DROP INDEX dose_at;
CREATE INDEX dose_chart ON dose (at_s, id, offset_min, contents ->> 'name', nrs_before, nrs_after);
