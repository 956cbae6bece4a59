DELETE FROM episode WHERE place = :place;
