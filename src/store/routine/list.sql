-- Ids are made in the order of time.
SELECT id, name, minutes, often, remind_min, items FROM routine ORDER BY id;
