SELECT operation_id FROM damaged.change NOT INDEXED ORDER BY operation_id
