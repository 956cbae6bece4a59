-- Every step that changed a record, the oldest first; one that is undone now counts at the time it was undone. A merge
-- that was taken back is left out: it can be made again.
SELECT coalesce(o.undone_at_s, o.at_s), o.undone_at_s IS NOT NULL, c.before
FROM change AS c
JOIN operation AS o ON o.id = c.operation_id
WHERE c.record_id = :record_id AND c.record_kind = :record_kind AND NOT (o.undone_at_s IS NOT NULL AND o.name LIKE 'merge %')
ORDER BY o.id, c.seq;
