SELECT min(started_at_s) FROM session WHERE json_extract(plan, '$.routine') = :routine;
