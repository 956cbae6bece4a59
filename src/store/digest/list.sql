SELECT record_kind, record_id, digest FROM digest WHERE record_kind <> :mark;
