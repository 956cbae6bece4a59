SELECT t.*, {at_s} AS at_s FROM {table} AS t
