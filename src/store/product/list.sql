-- Ids are made in the order of time.
SELECT id, contents, most, gap_min, prescribed FROM product ORDER BY id;
