SELECT id, product_id, at_s, offset_min, contents, units, nrs_before, nrs_after, note FROM dose WHERE id = :id;
