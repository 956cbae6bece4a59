UPDATE change SET before = :before, digest = :digest WHERE operation_id = :operation_id AND seq = :seq;
