DELETE FROM change
WHERE record_kind = 'episode'
    AND NOT EXISTS (SELECT 1 FROM episode AS e WHERE e.id = change.record_id);
