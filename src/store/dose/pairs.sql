-- A part of the doses with the pain around them; all of it stands in the index dose_chart.
SELECT at_s, id, offset_min, contents ->> 'name', contents ->> 'form', nrs_before, nrs_after
FROM dose
WHERE (at_s, id) > (:from_s, :id) AND at_s < :before_s
ORDER BY at_s, id
LIMIT :limit;
