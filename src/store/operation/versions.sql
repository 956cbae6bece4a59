-- Steps that are undone now did not happen as far as the entry is concerned.
SELECT o.at_s, o.offset_min, o.name, c.before
FROM change AS c
JOIN operation AS o ON o.id = c.operation_id
WHERE c.record_id = :record_id AND c.record_kind = 'episode' AND o.undone_at_s IS NULL
ORDER BY o.id, c.seq;
