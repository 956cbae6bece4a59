-- One old step goes for each new one, so the table stays bounded and no save is slow.
DELETE FROM operation
WHERE id = (SELECT min(id) FROM operation)
    AND at_s < :before_s
    AND id <= (SELECT max(id) FROM operation) - :keep;
