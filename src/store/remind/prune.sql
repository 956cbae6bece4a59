DELETE FROM desk
WHERE substr(key, 1, length(:prefix)) = :prefix AND json_extract(value, '$.day') < :before_day;
