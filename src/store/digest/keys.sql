-- Every record by the names that the table of changes has for it.
SELECT 'setting', key FROM setting
UNION ALL SELECT 'profile', field FROM profile
UNION ALL SELECT 'episode', id FROM episode
UNION ALL SELECT 'check', id FROM warning_check
UNION ALL SELECT 'visit', id FROM visit
UNION ALL SELECT 'session', id FROM session
UNION ALL SELECT 'first_days', id FROM first_days
UNION ALL SELECT 'routine', id FROM routine
UNION ALL SELECT 'progress', id FROM progress
UNION ALL SELECT 'product', id FROM product
UNION ALL SELECT 'dose', id FROM dose
UNION ALL SELECT 'goal', id FROM goal
UNION ALL SELECT 'goal_rating', id FROM goal_rating;
