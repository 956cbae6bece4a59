-- A part of the sessions with the pain around them; all of it stands in the index session_chart.
SELECT started_at_s, id, offset_min, name, nrs_before, nrs_after, side, next_morning
FROM session
WHERE (started_at_s, id) > (:from_s, :id) AND started_at_s < :before_s
ORDER BY started_at_s, id
LIMIT :limit;
