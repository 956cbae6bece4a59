SELECT place FROM episode WHERE place >= :from AND place < :before ORDER BY place DESC;
