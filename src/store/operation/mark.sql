UPDATE operation SET undone_at_s = :undone_at_s WHERE id = :id;
