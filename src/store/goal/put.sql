INSERT INTO goal (id, name, at_s, offset_min, ended_at_s, ended_offset_min, ended_how)
VALUES (:id, :name, :at_s, :offset_min, :ended_at_s, :ended_offset_min, :ended_how)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    at_s = excluded.at_s,
    offset_min = excluded.offset_min,
    ended_at_s = excluded.ended_at_s,
    ended_offset_min = excluded.ended_offset_min,
    ended_how = excluded.ended_how;
