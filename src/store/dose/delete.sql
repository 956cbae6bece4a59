DELETE FROM dose WHERE id = :id;
