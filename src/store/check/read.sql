SELECT id, at_s, offset_min, side, answers, tier, rules, open FROM warning_check WHERE id = :id;
