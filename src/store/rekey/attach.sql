ATTACH DATABASE :path AS fresh KEY :key
