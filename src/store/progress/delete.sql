DELETE FROM progress WHERE id = :id;
