INSERT INTO digest (record_kind, record_id, digest) VALUES (:record_kind, :record_id, :digest)
ON CONFLICT (record_kind, record_id) DO UPDATE SET digest = excluded.digest WHERE digest <> excluded.digest;
