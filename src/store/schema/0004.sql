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

-- The table of changes takes two more kinds of record; as before it is made anew.
CREATE TABLE change_4 (
    operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    record_kind TEXT NOT NULL CHECK (record_kind IN (
        'episode', 'setting', 'check', 'visit', 'profile', 'session', 'first_days', 'routine', 'progress', 'product',
        'dose', 'goal', 'goal_rating'
    )),
    record_id TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    PRIMARY KEY (operation_id, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO change_4 (operation_id, seq, record_kind, record_id, before)
SELECT operation_id, seq, record_kind, record_id, before FROM change;

DROP TABLE change;
ALTER TABLE change_4 RENAME TO change;

CREATE INDEX change_of_record ON change (record_id, record_kind);
CREATE INDEX change_with_before ON change (record_kind, operation_id, record_id) WHERE before IS NOT NULL;

-- An activity that the person wants back, in their own words.
CREATE TABLE goal (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL CHECK (name <> '' AND length(name) <= 60),
    -- When it was added.
    at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    -- When it was put away and why; NULL while it is wanted.
    ended_at_s INTEGER,
    ended_offset_min INTEGER CHECK (ended_offset_min BETWEEN -1080 AND 1080),
    ended_how TEXT CHECK (ended_how IN ('back', 'unwanted')),
    CHECK ((ended_at_s IS NULL) = (ended_offset_min IS NULL) AND (ended_at_s IS NULL) = (ended_how IS NULL))
) STRICT;

-- How well it went: 0 is not at all, 10 is as before.
CREATE TABLE goal_rating (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    goal_id TEXT NOT NULL CHECK (length(goal_id) = 36),
    at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 10)
) STRICT;

CREATE INDEX goal_rating_of_goal ON goal_rating (goal_id, at_s);
-- What the charts and the history look at of a session and of a dose, in the order of their lists, without plan, events and packet. The
-- narrower indexes are not needed beside them.
DROP INDEX session_started;
CREATE INDEX session_chart ON session (
    started_at_s, id, offset_min, name, nrs_before, nrs_after, side, next_morning
);
DROP INDEX dose_at;
CREATE INDEX dose_chart ON dose (
    at_s, id, offset_min, contents ->> 'name', contents ->> 'form', nrs_before, nrs_after, units, contents ->> 'unit'
);
-- The last dose of a medicine, however many there are.
CREATE INDEX dose_of_product ON dose (product_id, at_s, id);
