SELECT rowid FROM episode_words WHERE episode_words MATCH :query ORDER BY rowid DESC;
