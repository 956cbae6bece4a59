-- Ids are made in the order of time, also within a second.
SELECT id, at_s, offset_min, side, answers, tier, rules, open
FROM warning_check
ORDER BY at_s DESC, id DESC
LIMIT :limit;
