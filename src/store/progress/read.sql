SELECT id, at_s, offset_min, side, what FROM progress WHERE id = :id;
