SELECT key, value FROM desk;
