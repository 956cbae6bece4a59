DELETE FROM episode_tag;
INSERT INTO episode_words (episode_words) VALUES ('delete-all');
