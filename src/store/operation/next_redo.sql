SELECT id, at_s, offset_min, name, undone_at_s, closed
FROM operation
WHERE undone_at_s IS NOT NULL AND closed = 0
ORDER BY id
LIMIT 1;
