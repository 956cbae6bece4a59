SELECT operation_id, seq, before FROM change WHERE before IS NOT NULL;
