-- Step 4: what the charts read.

-- Everything of an entry that a chart looks at, in the order of time, so that a hundred thousand entries are read without
-- their notes.
CREATE INDEX episode_chart ON episode (
    started_at_s, offset_min, certainty, side, nrs_worst, nrs_next_morning, ended_at_s, calf_left_mm, calf_right_mm,
    zones, kinds, triggers, abilities, contexts, reliefs
);
