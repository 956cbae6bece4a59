DELETE FROM digest;
