-- The steps of the changes as another index than their own table knows them.
SELECT operation_id FROM damaged.change INDEXED BY change_of_record WHERE record_id >= '' ORDER BY record_id
