-- A UUID of version 7 begins with its time, so these are the oldest first.
SELECT id, name, at_s, offset_min, ended_at_s, ended_offset_min, ended_how FROM goal ORDER BY id;
