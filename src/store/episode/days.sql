SELECT day, max(nrs_worst), count(*)
FROM episode
WHERE place >= :from AND place < :before AND day BETWEEN :first AND :last
GROUP BY day
ORDER BY day;
