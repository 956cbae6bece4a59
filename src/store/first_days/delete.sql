DELETE FROM first_days WHERE id = :id;
