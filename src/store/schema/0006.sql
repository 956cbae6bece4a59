-- Step 6: digests. SQLite keeps no checksums of what is in a row, so a byte that a faulty disk changes inside a note or a
-- number stays a valid note or number. A digest of each record, made when it is written, tells it apart.

-- One row a record, by the names that it has in the table of changes. The row of the kind 'digests' says by which rule
-- the digests were made; the program makes them when it brings a journal up to date.
CREATE TABLE digest (
    record_kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    digest INTEGER NOT NULL,
    PRIMARY KEY (record_kind, record_id)
) STRICT, WITHOUT ROWID;

-- The digest of `before`; NULL where that is.
ALTER TABLE change ADD COLUMN digest INTEGER;
