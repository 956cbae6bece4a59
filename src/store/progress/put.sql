INSERT INTO progress (id, at_s, offset_min, side, what)
VALUES (:id, :at_s, :offset_min, :side, :what)
ON CONFLICT (id) DO UPDATE SET
    at_s = excluded.at_s,
    offset_min = excluded.offset_min,
    side = excluded.side,
    what = excluded.what;
