SELECT id, at_s, offset_min, day, said, rules, ticked, worst FROM visit WHERE id = :id;
