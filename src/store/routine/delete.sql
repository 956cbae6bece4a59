DELETE FROM routine WHERE id = :id;
