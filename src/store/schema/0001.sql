-- The journal, first version. Times are UTC seconds with the offset of the local clock in minutes.
-- NULL means "not answered" or "not rated", never "no" and never 0.

-- One entry a row. `place` is its place in time: the second of its start times 65 536, plus a counter for
-- entries of the same second. So the table, the tags and the words are all in the order of time.
CREATE TABLE episode (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    started_at_s INTEGER NOT NULL CHECK (started_at_s >= 0),
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    day TEXT NOT NULL AS (date(started_at_s + offset_min * 60, 'unixepoch')) VIRTUAL,
    certainty TEXT NOT NULL CHECK (certainty IN ('exact', 'about', 'day_only')),
    ended_at_s INTEGER CHECK (ended_at_s >= started_at_s),
    ended_offset_min INTEGER CHECK (ended_offset_min BETWEEN -1080 AND 1080),
    still_going INTEGER NOT NULL CHECK (still_going IN (0, 1)),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    nrs_worst INTEGER NOT NULL CHECK (nrs_worst BETWEEN 0 AND 10),
    nrs_average INTEGER CHECK (nrs_average BETWEEN 0 AND 10),
    nrs_now INTEGER CHECK (nrs_now BETWEEN 0 AND 10),
    nrs_next_morning INTEGER CHECK (nrs_next_morning BETWEEN 0 AND 10),
    zones TEXT NOT NULL CHECK (json_valid(zones)),
    from_above INTEGER CHECK (from_above IN (0, 1)),
    into_foot INTEGER CHECK (into_foot IN (0, 1)),
    kinds TEXT NOT NULL CHECK (json_valid(kinds)),
    let_go INTEGER CHECK (let_go IN (0, 1)),
    stated_onset_days INTEGER CHECK (stated_onset_days >= 0),
    stated_trend TEXT CHECK (stated_trend IN ('better', 'same', 'worse')),
    triggers TEXT NOT NULL CHECK (json_valid(triggers)),
    activity TEXT NOT NULL,
    woke_from_sleep INTEGER CHECK (woke_from_sleep IN (0, 1)),
    walk_m INTEGER CHECK (walk_m >= 0),
    walk_min INTEGER CHECK (walk_min >= 0),
    rest_to_relief_min INTEGER CHECK (rest_to_relief_min >= 0),
    reliefs TEXT NOT NULL CHECK (json_valid(reliefs)),
    abilities TEXT NOT NULL CHECK (json_valid(abilities)),
    contexts TEXT NOT NULL CHECK (json_valid(contexts)),
    calf_left_mm INTEGER CHECK (calf_left_mm BETWEEN 50 AND 1500),
    calf_right_mm INTEGER CHECK (calf_right_mm BETWEEN 50 AND 1500),
    signs TEXT CHECK (json_valid(signs)),
    notes TEXT NOT NULL,
    photos TEXT NOT NULL CHECK (json_valid(photos)),
    written_at_s INTEGER NOT NULL,
    written_offset_min INTEGER NOT NULL CHECK (written_offset_min BETWEEN -1080 AND 1080),
    CHECK (place / 65536 = started_at_s),
    CHECK ((ended_at_s IS NULL) = (ended_offset_min IS NULL)),
    CHECK (NOT (still_going = 1 AND ended_at_s IS NOT NULL))
) STRICT;

-- Entries that are still going on; Today asks for them.
CREATE INDEX episode_still_going ON episode (place) WHERE still_going = 1;

-- What entries can be filtered by: 'side:left', 'zone:soleus', 'zone:soleus:left', 'kind:cramp'.
-- Made from the entry when it is written; holds nothing of its own.
CREATE TABLE episode_tag (
    tag TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (tag, place)
) STRICT, WITHOUT ROWID;

-- Full-text index of notes and words. Keeps no text of its own; entries without words are not in it.
CREATE VIRTUAL TABLE episode_words USING fts5 (
    words,
    content = '',
    contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3'
);

-- What the person has set.
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- One change that a person made, with the name that Undo shows.
-- `closed`: it was undone and something else was done since, so it cannot be redone.
CREATE TABLE operation (
    id INTEGER PRIMARY KEY,
    at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    name TEXT NOT NULL,
    undone_at_s INTEGER,
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1))
) STRICT;

CREATE INDEX operation_to_redo ON operation (id) WHERE undone_at_s IS NOT NULL AND closed = 0;

-- What one operation changed: the record as JSON before it, or NULL if there was none. After an undo it is the
-- record as it was before the undo, so the same swap redoes it.
CREATE TABLE change (
    operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    record_kind TEXT NOT NULL CHECK (record_kind IN ('episode', 'setting')),
    record_id TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    PRIMARY KEY (operation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_of_record ON change (record_id, record_kind);
CREATE INDEX change_with_before ON change (record_kind, operation_id, record_id) WHERE before IS NOT NULL;

-- What lay on the desk: window size, an unfinished draft. Not part of the journal and not undone.
CREATE TABLE desk (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
