SELECT id, at_s, offset_min, day, said, rules, ticked, worst
FROM visit
ORDER BY at_s DESC, id DESC
LIMIT :limit;
