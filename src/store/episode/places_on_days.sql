SELECT place
FROM episode
WHERE place >= :from AND place < :before AND day BETWEEN :first AND :last
ORDER BY place DESC;
