SELECT id FROM episode WHERE place > (SELECT place FROM episode WHERE id = :id) ORDER BY place LIMIT 1;
