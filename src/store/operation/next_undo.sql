SELECT id, at_s, offset_min, name, undone_at_s, closed
FROM operation
WHERE undone_at_s IS NULL
ORDER BY id DESC
LIMIT 1;
