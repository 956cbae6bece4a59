-- Without plan and events, which are large.
SELECT started_at_s AS at_s, offset_min, name, nrs_before, nrs_after, next_morning
FROM session
WHERE started_at_s >= :from_s AND started_at_s < :before_s
ORDER BY started_at_s, id;
