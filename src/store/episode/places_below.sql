SELECT place FROM episode WHERE place < :before ORDER BY place DESC LIMIT :limit;
