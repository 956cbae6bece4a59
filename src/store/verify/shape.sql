-- What other tools count about the tables is no part of a journal and does no harm.
SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_stat%' ESCAPE '\';
