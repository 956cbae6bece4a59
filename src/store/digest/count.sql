SELECT count(*) FROM digest WHERE record_kind <> ?1;
