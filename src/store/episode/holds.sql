SELECT 1 FROM episode WHERE id = :id;
