SELECT 1 FROM session WHERE id = :id;
