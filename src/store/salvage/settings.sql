SELECT key, value FROM damaged.setting ORDER BY key
