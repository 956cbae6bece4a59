SELECT id, started_at_s AS at_s, offset_min, side, plan, events, nrs_before, nrs_after, next_morning
FROM session
WHERE started_at_s >= :since_s
ORDER BY started_at_s DESC, id DESC;
