SELECT id FROM episode WHERE place = :place;
