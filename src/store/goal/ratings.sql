SELECT id, goal_id, at_s, offset_min, rating FROM goal_rating ORDER BY at_s, id;
