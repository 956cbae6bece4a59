-- A zone counts with its own score where it has one, else with the worst of the entry.
SELECT
    count(*),
    max(coalesce(
        (
            SELECT z.value ->> 'nrs'
            FROM json_each(e.zones) AS z
            WHERE z.value ->> 'zone' = :zone AND z.value ->> 'leg' = :leg
        ),
        e.nrs_worst
    ))
FROM episode_tag AS t
JOIN episode AS e ON e.place = t.place
WHERE t.tag = :tag AND t.place >= :from AND t.place < :before;
