-- The places of the rows as the index of their ids knows them, as the table may be the damaged part.
SELECT rowid FROM damaged.{table} INDEXED BY sqlite_autoindex_{table}_1 WHERE id >= '' ORDER BY id
