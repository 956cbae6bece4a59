-- The newest known version of every entry that is not in the journal now: deleted, or its logging undone.
SELECT coalesce(o.undone_at_s, o.at_s), o.offset_min, o.name, c.before
FROM change AS c
JOIN operation AS o ON o.id = c.operation_id
WHERE c.record_kind = 'episode'
    AND c.before IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM episode AS e WHERE e.id = c.record_id)
    AND NOT EXISTS (
        SELECT 1
        FROM change AS later
        WHERE later.record_id = c.record_id
            AND later.record_kind = 'episode'
            AND later.before IS NOT NULL
            AND later.operation_id > c.operation_id
    )
ORDER BY c.operation_id DESC, c.seq
LIMIT :limit;
