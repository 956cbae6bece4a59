SELECT key, value FROM damaged.desk ORDER BY key
