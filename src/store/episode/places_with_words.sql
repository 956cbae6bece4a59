SELECT rowid FROM episode_words WHERE episode_words MATCH :query AND rowid < :before ORDER BY rowid DESC LIMIT :limit;
