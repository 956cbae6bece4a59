SELECT * FROM episode WHERE place = :place;
