INSERT INTO routine (id, name, minutes, often, remind_min, items)
VALUES (:id, :name, :minutes, :often, :remind_min, :items)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    minutes = excluded.minutes,
    often = excluded.often,
    remind_min = excluded.remind_min,
    items = excluded.items;
