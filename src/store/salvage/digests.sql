SELECT record_kind, record_id, digest FROM damaged.digest ORDER BY record_kind
