DELETE FROM profile WHERE field = :field;
