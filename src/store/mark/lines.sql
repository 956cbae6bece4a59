-- A part of what stands in a chart as a line: checks, clinicians' looks and stages, without their large columns.
SELECT kind, id, at_s, offset_min, side, words
FROM (
    SELECT 'check' AS kind, id, at_s, offset_min, side, tier AS words FROM warning_check
    UNION ALL
    SELECT 'visit', id, at_s, offset_min, NULL, said FROM visit
    UNION ALL
    SELECT 'progress', id, at_s, offset_min, side, what FROM progress
)
WHERE (at_s, id) > (:from_s, :id) AND at_s < :before_s
ORDER BY at_s, id
LIMIT :limit;
