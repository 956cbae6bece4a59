DELETE FROM warning_check WHERE id = :id;
