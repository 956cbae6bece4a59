SELECT id FROM session;
