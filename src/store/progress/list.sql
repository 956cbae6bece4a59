SELECT id, at_s, offset_min, side, what
FROM progress
ORDER BY at_s DESC, id DESC
LIMIT :limit;
