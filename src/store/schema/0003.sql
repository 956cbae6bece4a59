-- Third version: routines that people make, the way back from stage to stage, and medicines with their doses.

-- The table of changes takes four more kinds of record; as before it is made anew.
CREATE TABLE change_3 (
    operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    record_kind TEXT NOT NULL CHECK (record_kind IN (
        'episode', 'setting', 'check', 'visit', 'profile', 'session', 'first_days', 'routine', 'progress', 'product',
        'dose'
    )),
    record_id TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    PRIMARY KEY (operation_id, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO change_3 (operation_id, seq, record_kind, record_id, before)
SELECT operation_id, seq, record_kind, record_id, before FROM change;

DROP TABLE change;
ALTER TABLE change_3 RENAME TO change;

CREATE INDEX change_of_record ON change (record_id, record_kind);
CREATE INDEX change_with_before ON change (record_kind, operation_id, record_id) WHERE before IS NOT NULL;

-- A routine that a person made. The ready ones are part of the program.
CREATE TABLE routine (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL CHECK (name <> ''),
    -- Whole minutes that it usually takes.
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    -- "Every day", "Some days".
    often TEXT NOT NULL,
    -- When the person wants to be reminded, in minutes after local midnight.
    remind_min INTEGER CHECK (remind_min BETWEEN 0 AND 1439),
    -- Exercises in order, each with its own numbers.
    items TEXT NOT NULL CHECK (json_valid(items))
) STRICT;

-- One line on the way back: a stage that the person agreed to, or what the leg could do on a day.
CREATE TABLE progress (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    -- {"stage": …} or {"measured": …}.
    what TEXT NOT NULL CHECK (json_valid(what))
) STRICT;

CREATE INDEX progress_at ON progress (at_s);

-- A medicine of the person's own list, with the numbers of its packet.
CREATE TABLE product (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    -- Name, form, unit and ingredients.
    contents TEXT NOT NULL CHECK (json_valid(contents)),
    -- The most in 24 hours, from the packet and from a doctor: {"mg": …} or {"units": …}.
    most TEXT CHECK (json_valid(most)),
    gap_min INTEGER CHECK (gap_min > 0),
    prescribed TEXT CHECK (json_valid(prescribed))
) STRICT;

-- What was taken of it. A dose outlives its product, and keeps what was in it.
CREATE TABLE dose (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    product_id TEXT NOT NULL CHECK (length(product_id) = 36),
    at_s INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    contents TEXT NOT NULL CHECK (json_valid(contents)),
    -- How many, in hundredths: half a tablet is a dose too.
    units INTEGER NOT NULL CHECK (units > 0),
    nrs_before INTEGER CHECK (nrs_before BETWEEN 0 AND 10),
    nrs_after INTEGER CHECK (nrs_after BETWEEN 0 AND 10),
    note TEXT NOT NULL
) STRICT;

CREATE INDEX dose_at ON dose (at_s);
