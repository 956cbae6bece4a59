INSERT INTO operation (at_s, offset_min, name) VALUES (:at_s, :offset_min, :name);
