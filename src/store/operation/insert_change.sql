INSERT INTO change (operation_id, seq, record_kind, record_id, before)
VALUES (:operation_id, :seq, :record_kind, :record_id, :before);
