SELECT
    (SELECT digest FROM digest WHERE record_kind = :mark AND record_id = :none),
    EXISTS (SELECT 1 FROM digest);
