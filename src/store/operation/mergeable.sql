-- The newest step, if it is an edit of just this record under this name, made a moment ago.
SELECT o.id
FROM operation AS o
JOIN change AS c ON c.operation_id = o.id
WHERE o.id = (SELECT max(id) FROM operation)
    AND o.undone_at_s IS NULL
    AND o.name = :name
    AND o.at_s BETWEEN :since_s AND :until_s
    AND c.record_kind = :record_kind
    AND c.record_id = :record_id
    AND c.before IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM change AS other WHERE other.operation_id = o.id AND other.seq > 0);
