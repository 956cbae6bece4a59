DELETE FROM goal_rating WHERE id = :id;
