SELECT id, product_id, at_s, offset_min, contents, units, nrs_before, nrs_after, note
FROM dose
WHERE at_s BETWEEN :from_s AND :to_s
ORDER BY at_s DESC, id DESC
LIMIT :limit;
