INSERT INTO profile (field, value, at_s, offset_min)
VALUES (:field, :value, :at_s, :offset_min)
ON CONFLICT (field) DO UPDATE SET
    value = excluded.value,
    at_s = excluded.at_s,
    offset_min = excluded.offset_min;
