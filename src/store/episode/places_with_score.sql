SELECT place FROM episode WHERE nrs_worst BETWEEN :least AND :most ORDER BY place DESC;
