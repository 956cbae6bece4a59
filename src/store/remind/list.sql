SELECT substr(key, length(:prefix) + 1) AS occasion, value FROM desk
WHERE substr(key, 1, length(:prefix)) = :prefix;
