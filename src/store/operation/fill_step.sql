INSERT INTO operation (id, at_s, offset_min, name, undone_at_s, closed)
VALUES (:id, :at_s, :offset_min, :name, :undone_at_s, :closed);
