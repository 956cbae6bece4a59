INSERT INTO warning_check (id, at_s, offset_min, side, answers, tier, rules, open)
VALUES (:id, :at_s, :offset_min, :side, :answers, :tier, :rules, :open)
ON CONFLICT (id) DO UPDATE SET
    at_s = excluded.at_s,
    offset_min = excluded.offset_min,
    side = excluded.side,
    answers = excluded.answers,
    tier = excluded.tier,
    rules = excluded.rules,
    open = excluded.open;
