INSERT INTO first_days (id, injury_at_s, offset_min, side, events)
VALUES (:id, :at_s, :offset_min, :side, :events)
ON CONFLICT (id) DO UPDATE SET
    injury_at_s = excluded.injury_at_s,
    offset_min = excluded.offset_min,
    side = excluded.side,
    events = excluded.events;
