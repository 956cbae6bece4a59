SELECT id, at_s, offset_min, name, undone_at_s, closed FROM operation ORDER BY id DESC LIMIT :limit;
