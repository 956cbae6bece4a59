SELECT id, contents, most, gap_min, prescribed FROM product WHERE id = :id;
