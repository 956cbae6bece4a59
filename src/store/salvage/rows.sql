-- What salvage reads of one table: by the place of its rows alone, as an index may be the damaged part. The names in
-- braces are filled in; the direction of the order follows.
SELECT t.rowid, t.*, {at_s} AS at_s FROM damaged.{table} AS t NOT INDEXED WHERE t.rowid BETWEEN :from AND :to ORDER BY t.rowid
