DELETE FROM episode_words WHERE rowid = :place;
