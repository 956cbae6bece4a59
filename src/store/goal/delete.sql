DELETE FROM goal WHERE id = :id;
