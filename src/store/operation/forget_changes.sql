-- Settings are no secret and have no "gone": one that is not there stands at its usual value.
DELETE FROM change
WHERE (record_kind = 'episode' AND NOT EXISTS (SELECT 1 FROM episode AS e WHERE e.id = change.record_id))
    OR (record_kind = 'check' AND NOT EXISTS (SELECT 1 FROM warning_check AS w WHERE w.id = change.record_id))
    OR (record_kind = 'visit' AND NOT EXISTS (SELECT 1 FROM visit AS v WHERE v.id = change.record_id))
    OR (record_kind = 'session' AND NOT EXISTS (SELECT 1 FROM session AS s WHERE s.id = change.record_id))
    OR (record_kind = 'first_days' AND NOT EXISTS (SELECT 1 FROM first_days AS f WHERE f.id = change.record_id))
    OR (record_kind = 'routine' AND NOT EXISTS (SELECT 1 FROM routine AS r WHERE r.id = change.record_id))
    OR (record_kind = 'progress' AND NOT EXISTS (SELECT 1 FROM progress AS g WHERE g.id = change.record_id))
    OR (record_kind = 'product' AND NOT EXISTS (SELECT 1 FROM product AS m WHERE m.id = change.record_id))
    OR (record_kind = 'dose' AND NOT EXISTS (SELECT 1 FROM dose AS d WHERE d.id = change.record_id))
    OR (record_kind = 'goal' AND NOT EXISTS (SELECT 1 FROM goal AS a WHERE a.id = change.record_id))
    OR (record_kind = 'goal_rating' AND NOT EXISTS (SELECT 1 FROM goal_rating AS b WHERE b.id = change.record_id))
    OR (record_kind = 'profile' AND NOT EXISTS (SELECT 1 FROM profile AS p WHERE p.field = change.record_id));
