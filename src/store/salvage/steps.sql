SELECT id, at_s, offset_min, name, undone_at_s, closed
FROM damaged.operation NOT INDEXED
WHERE id BETWEEN :from AND :to
ORDER BY id
