DELETE FROM digest WHERE record_kind = :record_kind AND record_id = :record_id;
