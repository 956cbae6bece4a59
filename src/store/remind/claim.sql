-- One statement, so that of two processes that saw the same mark only one can take the next.
INSERT INTO desk (key, value)
SELECT :key, :after WHERE :before IS NULL OR EXISTS (SELECT 1 FROM desk WHERE key = :key)
ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value = :before;
