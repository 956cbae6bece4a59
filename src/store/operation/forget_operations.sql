DELETE FROM operation WHERE NOT EXISTS (SELECT 1 FROM change AS c WHERE c.operation_id = operation.id);
