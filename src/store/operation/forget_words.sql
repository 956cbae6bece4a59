-- The index only marks words of a deleted entry as gone; rewriting it drops them.
INSERT INTO episode_words (episode_words) VALUES ('optimize');
