-- A part of everything of the history that is no entry and no first-days plan, without its large columns, newest first. Each
-- kind is bounded by itself, so that the parts of one list together read each row once.
SELECT 'session' AS kind, id, started_at_s AS at_s, offset_min, side, name AS words FROM session
WHERE (started_at_s, id) < (:at_s, :id) AND started_at_s >= :from_s
UNION ALL
SELECT 'check', id, at_s, offset_min, side, tier FROM warning_check
WHERE (at_s, id) < (:at_s, :id) AND at_s >= :from_s
UNION ALL
SELECT 'visit', id, at_s, offset_min, NULL, said FROM visit
WHERE (at_s, id) < (:at_s, :id) AND at_s >= :from_s
UNION ALL
SELECT 'progress', id, at_s, offset_min, side, what FROM progress
WHERE (at_s, id) < (:at_s, :id) AND at_s >= :from_s
UNION ALL
-- How many, of what, of which medicine; the name comes last, as it may hold spaces. All of it stands in an index.
SELECT 'dose', id, at_s, offset_min, NULL, units || ' ' || (contents ->> 'unit') || ' ' || (contents ->> 'name') FROM dose
WHERE (at_s, id) < (:at_s, :id) AND at_s >= :from_s
UNION ALL
-- How well, and of what.
SELECT 'goal_rating', r.id, r.at_s, r.offset_min, NULL, r.rating || ' ' || g.name
FROM goal_rating AS r
JOIN goal AS g ON g.id = r.goal_id
WHERE (r.at_s, r.id) < (:at_s, :id) AND r.at_s >= :from_s
ORDER BY at_s DESC, id DESC
LIMIT :limit;
