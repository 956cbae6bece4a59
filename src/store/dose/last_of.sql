SELECT id, product_id, at_s, offset_min, contents, units, nrs_before, nrs_after, note
FROM dose
WHERE product_id = :product_id
ORDER BY at_s DESC, id DESC
LIMIT 1;
