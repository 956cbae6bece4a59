-- Step 4: what the charts read.

-- Everything of an entry that a chart looks at, in the order of time, so that a hundred thousand entries are read without
-- their notes.
CREATE INDEX episode_chart ON episode (
    started_at_s, offset_min, certainty, side, nrs_worst, nrs_next_morning, ended_at_s, calf_left_mm, calf_right_mm,
    zones, kinds, triggers, abilities, contexts, reliefs
);

-- What the charts look at of a session and of a dose, in the order of their lists, without plan, events and packet. The
-- narrower indexes are not needed beside them.
DROP INDEX session_started;
CREATE INDEX session_chart ON session (
    started_at_s, id, offset_min, name, nrs_before, nrs_after, side, next_morning
);

DROP INDEX dose_at;
CREATE INDEX dose_chart ON dose (at_s, id, offset_min, contents ->> 'name', nrs_before, nrs_after);
