SELECT count(*)
FROM operation
WHERE undone_at_s IS NOT NULL AND closed = 0 AND id < (SELECT max(id) FROM operation WHERE undone_at_s IS NULL);
