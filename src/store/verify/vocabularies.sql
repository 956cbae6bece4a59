CREATE VIRTUAL TABLE temp.vocabulary_there USING fts5vocab (main, episode_words, instance);
CREATE VIRTUAL TABLE temp.vocabulary_fresh USING fts5vocab (temp, fresh_words, instance);
