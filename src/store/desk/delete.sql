DELETE FROM desk WHERE key = :key;
