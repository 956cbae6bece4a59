SELECT 1 FROM dose WHERE id = :id;
