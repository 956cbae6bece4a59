SELECT id, injury_at_s AS at_s, offset_min, side, events
FROM first_days
ORDER BY injury_at_s DESC, id DESC
LIMIT :limit;
