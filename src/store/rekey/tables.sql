SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name
