-- No step can take them back, and no list shows them.
DELETE FROM change WHERE NOT EXISTS (SELECT 1 FROM operation AS o WHERE o.id = change.operation_id);
