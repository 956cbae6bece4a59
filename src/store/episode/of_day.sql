SELECT * FROM episode WHERE place >= :from AND place < :before AND day = :day ORDER BY place DESC;
