INSERT INTO change (operation_id, seq, record_kind, record_id, before, digest)
VALUES (:operation_id, :seq, :record_kind, :record_id, :before, :digest);
