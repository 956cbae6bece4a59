INSERT INTO desk (key, value) VALUES (:key, :value);
