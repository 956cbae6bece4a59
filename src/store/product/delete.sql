DELETE FROM product WHERE id = :id;
