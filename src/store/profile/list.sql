SELECT field, value, at_s, offset_min FROM profile ORDER BY field;
