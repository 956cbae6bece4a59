-- From the oldest on, so that it ends at the first one.
SELECT started_at_s FROM session
WHERE json_extract(plan, '$.routine') = :routine
ORDER BY started_at_s
LIMIT 1;
