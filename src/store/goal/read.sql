SELECT id, name, at_s, offset_min, ended_at_s, ended_offset_min, ended_how FROM goal WHERE id = :id;
