-- Everything that the file is made of. What SQLite makes by itself has no text.
SELECT type, name, ifnull(sql, '') FROM sqlite_schema;
