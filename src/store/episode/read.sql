SELECT * FROM episode WHERE id = :id;
