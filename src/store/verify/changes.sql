SELECT record_kind, record_id, before, digest FROM change;
