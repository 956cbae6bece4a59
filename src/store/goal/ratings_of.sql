SELECT id, goal_id, at_s, offset_min, rating FROM goal_rating WHERE goal_id = :goal_id ORDER BY at_s, id;
