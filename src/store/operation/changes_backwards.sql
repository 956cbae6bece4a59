SELECT seq, record_kind, record_id, before FROM change WHERE operation_id = :operation_id ORDER BY seq DESC;
