UPDATE change SET digest = :digest WHERE operation_id = :operation_id AND seq = :seq;
