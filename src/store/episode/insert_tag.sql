INSERT INTO episode_tag (tag, place) VALUES (:tag, :place);
