INSERT INTO goal_rating (id, goal_id, at_s, offset_min, rating)
VALUES (:id, :goal_id, :at_s, :offset_min, :rating)
ON CONFLICT (id) DO UPDATE SET
    goal_id = excluded.goal_id,
    at_s = excluded.at_s,
    offset_min = excluded.offset_min,
    rating = excluded.rating;
