INSERT INTO temp.fresh_words (rowid, words) VALUES (:place, :words);
