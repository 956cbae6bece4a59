-- After something new was done, what was undone before can only be put back by hand.
UPDATE operation SET closed = 1 WHERE undone_at_s IS NOT NULL AND closed = 0;
