DELETE FROM visit WHERE id = :id;
