SELECT id, goal_id, at_s, offset_min, rating FROM goal_rating WHERE id = :id;
