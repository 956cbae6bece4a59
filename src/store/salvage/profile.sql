SELECT field, value, at_s, offset_min FROM damaged.profile ORDER BY field
