-- All columns: a journal of an older version has no digests.
SELECT c.*
FROM damaged.change AS c NOT INDEXED
WHERE c.operation_id BETWEEN :from AND :to
ORDER BY c.operation_id
