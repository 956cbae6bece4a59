INSERT INTO visit (id, at_s, offset_min, day, said, rules, ticked, worst)
VALUES (:id, :at_s, :offset_min, :day, :said, :rules, :ticked, :worst)
ON CONFLICT (id) DO UPDATE SET
    at_s = excluded.at_s,
    offset_min = excluded.offset_min,
    day = excluded.day,
    said = excluded.said,
    rules = excluded.rules,
    ticked = excluded.ticked,
    worst = excluded.worst;
