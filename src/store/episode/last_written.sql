-- Ids are made in the order of writing.
SELECT * FROM episode ORDER BY id DESC LIMIT 1;
