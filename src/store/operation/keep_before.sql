UPDATE change SET before = :before WHERE operation_id = :operation_id AND seq = :seq;
