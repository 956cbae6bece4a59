-- The bounds of the place hold every entry that can be of this local day, wherever it was written.
SELECT started_at_s, ended_at_s, side, nrs_worst, kinds, let_go
FROM episode
WHERE place >= :from AND place < :before AND day = date(:day * 86400, 'unixepoch');
