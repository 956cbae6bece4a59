-- A second connection to the same file. Without a passphrase of its own it takes the key that was worked out for the first.
ATTACH DATABASE :path AS damaged
