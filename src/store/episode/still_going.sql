SELECT * FROM episode WHERE still_going = 1 ORDER BY place DESC LIMIT 20;
