SELECT id, name, minutes, often, remind_min, items FROM routine WHERE id = :id;
