-- Second version: checks, clinicians' looks, answers about oneself, and one line for each day with pain.
-- As before, times are UTC seconds with the offset of the local clock in minutes, and NULL means "not answered".

-- The table of changes takes more kinds of record. A CHECK cannot be altered, so the table is made anew; no other
-- table refers to it.
CREATE TABLE change_2 (
    operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    record_kind TEXT NOT NULL CHECK (record_kind IN ('episode', 'setting', 'check', 'visit', 'profile', 'session', 'first_days')),
    record_id TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    PRIMARY KEY (operation_id, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO change_2 (operation_id, seq, record_kind, record_id, before)
SELECT operation_id, seq, record_kind, record_id, before FROM change;

DROP TABLE change;
ALTER TABLE change_2 RENAME TO change;

CREATE INDEX change_of_record ON change (record_id, record_kind);
CREATE INDEX change_with_before ON change (record_kind, operation_id, record_id) WHERE before IS NOT NULL;

-- One check of the warning signs: what was answered, and what the rules of that day made of it.
CREATE TABLE warning_check (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    -- When the result was asked for.
    at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    -- Which leg or legs it was about.
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    -- Answers by the name of the sign or question; one that is not in it was left blank.
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    -- How soon somebody should look at it, as the rules said then.
    tier TEXT NOT NULL CHECK (tier IN ('self_care', 'incomplete', 'soon', 'same_day', 'emergency')),
    -- Ids of the rules that fired then.
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    -- Names of due questions that were left blank.
    open TEXT NOT NULL CHECK (json_valid(open))
) STRICT;

CREATE INDEX warning_check_at ON warning_check (at_s);

-- "A clinician has checked this", as the person recorded it.
CREATE TABLE visit (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    -- When it was recorded.
    at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    -- The local day on which the clinician looked.
    day TEXT NOT NULL CHECK (day IS date(day)),
    -- What the clinician said, in the person's words.
    said TEXT NOT NULL,
    -- Ids of the rules that it quiets.
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    -- Names of the signs and questions that were ticked then.
    ticked TEXT NOT NULL CHECK (json_valid(ticked)),
    -- The worst pain of the week before.
    worst INTEGER NOT NULL CHECK (worst BETWEEN 0 AND 10)
) STRICT;

-- What the person told about themselves: one row a question, none for a question that was never answered.
CREATE TABLE profile (
    -- Id of the question in assets/content/profile.toml.
    field TEXT NOT NULL PRIMARY KEY,
    -- The answer with its kind: {"yes_no": true}, {"one": "nz"}, {"many": []}, {"day": "1962-05-01"}, {"text": "…"}.
    value TEXT NOT NULL CHECK (json_valid(value)),
    -- When it was answered.
    at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080)
) STRICT, WITHOUT ROWID;

-- The worst scores of one local day, 0 for none. Made from the entries when they are written; holds nothing of its own.
-- A cramp entry is nothing but a cramp that ended within 10 minutes or let go fully. Of the others, soft ones are 3 or
-- less and name no cramp, so they can be the soreness after one; all else is hard. A soft entry of both legs counts
-- under `both_soft` alone, any other entry of both legs counts for each. Entries of 0 count for nothing.
CREATE TABLE pain_day (
    -- Whole days from 1970-01-01 to the local day.
    day INTEGER NOT NULL PRIMARY KEY,
    left_hard INTEGER NOT NULL CHECK (left_hard BETWEEN 0 AND 10),
    right_hard INTEGER NOT NULL CHECK (right_hard BETWEEN 0 AND 10),
    left_soft INTEGER NOT NULL CHECK (left_soft BETWEEN 0 AND 3),
    right_soft INTEGER NOT NULL CHECK (right_soft BETWEEN 0 AND 3),
    both_soft INTEGER NOT NULL CHECK (both_soft BETWEEN 0 AND 3),
    -- Whether that leg had a cramp entry.
    left_cramp INTEGER NOT NULL CHECK (left_cramp IN (0, 1)),
    right_cramp INTEGER NOT NULL CHECK (right_cramp IN (0, 1))
) STRICT;

INSERT INTO pain_day (day, left_hard, right_hard, left_soft, right_soft, both_soft, left_cramp, right_cramp)
SELECT
    local_day,
    max(iif(feel = 'hard' AND side <> 'right', nrs_worst, 0)),
    max(iif(feel = 'hard' AND side <> 'left', nrs_worst, 0)),
    max(iif(feel = 'soft' AND side = 'left', nrs_worst, 0)),
    max(iif(feel = 'soft' AND side = 'right', nrs_worst, 0)),
    max(iif(feel = 'soft' AND side = 'both', nrs_worst, 0)),
    max(feel = 'cramp' AND side <> 'right'),
    max(feel = 'cramp' AND side <> 'left')
FROM (
    SELECT
        -- A local day before 1970 is possible west of Greenwich; the division must round down there too.
        (started_at_s + offset_min * 60 + 86400) / 86400 - 1 AS local_day,
        side,
        nrs_worst,
        CASE
            WHEN json(kinds) = '["cramp"]'
                AND (coalesce((ended_at_s - started_at_s) / 60 <= 10, 0) OR coalesce(let_go, 0)) THEN 'cramp'
            WHEN nrs_worst <= 3
                AND NOT EXISTS (SELECT 1 FROM json_each(kinds) AS kind WHERE kind.value = 'cramp') THEN 'soft'
            ELSE 'hard'
        END AS feel
    FROM episode
    WHERE nrs_worst > 0
)
GROUP BY local_day;

-- A guided session that is over: what was planned, and everything that happened with its times.
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    started_at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    -- The sore leg, if it was said.
    side TEXT CHECK (side IN ('left', 'right', 'both')),
    -- What people call the routine or the exercise.
    name TEXT NOT NULL,
    -- The plan as it was, so that a later version of the program changes nothing in it.
    plan TEXT NOT NULL CHECK (json_valid(plan)),
    -- Started, paused, skipped and so on, in the order in which it was written; times are UTC milliseconds.
    events TEXT NOT NULL CHECK (json_valid(events)),
    -- Pain in the leg before and after, 0 to 10.
    nrs_before INTEGER CHECK (nrs_before BETWEEN 0 AND 10),
    nrs_after INTEGER CHECK (nrs_after BETWEEN 0 AND 10),
    -- The answer to "Pain this morning?", or whether it was asked.
    next_morning TEXT NOT NULL CHECK (json_valid(next_morning))
) STRICT;

CREATE INDEX session_started ON session (started_at_s);

-- A plan for the first 72 hours after an injury. A block of ice or raising is written when it is over.
CREATE TABLE first_days (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    -- When the injury happened.
    injury_at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    -- Ice on, ice off, wrap on and so on, in the order in which it happened; times are UTC milliseconds.
    events TEXT NOT NULL CHECK (json_valid(events))
) STRICT;

CREATE INDEX first_days_injury ON first_days (injury_at_s);
