SELECT value FROM desk WHERE key = :key;
