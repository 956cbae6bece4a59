SELECT id FROM dose;
