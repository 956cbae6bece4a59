INSERT INTO session (id, started_at_s, offset_min, side, name, plan, events, nrs_before, nrs_after, next_morning)
VALUES (:id, :at_s, :offset_min, :side, :name, :plan, :events, :nrs_before, :nrs_after, :next_morning)
ON CONFLICT (id) DO UPDATE SET
    started_at_s = excluded.started_at_s,
    offset_min = excluded.offset_min,
    side = excluded.side,
    name = excluded.name,
    plan = excluded.plan,
    events = excluded.events,
    nrs_before = excluded.nrs_before,
    nrs_after = excluded.nrs_after,
    next_morning = excluded.next_morning;
