INSERT INTO dose (id, product_id, at_s, offset_min, contents, units, nrs_before, nrs_after, note)
VALUES (:id, :product_id, :at_s, :offset_min, :contents, :units, :nrs_before, :nrs_after, :note)
ON CONFLICT (id) DO UPDATE SET
    product_id = excluded.product_id,
    at_s = excluded.at_s,
    offset_min = excluded.offset_min,
    contents = excluded.contents,
    units = excluded.units,
    nrs_before = excluded.nrs_before,
    nrs_after = excluded.nrs_after,
    note = excluded.note;
