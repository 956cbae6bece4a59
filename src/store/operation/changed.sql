-- Which records of a kind were ever changed, as far as it is still known.
SELECT DISTINCT record_id FROM change WHERE record_kind = :record_kind ORDER BY record_id;
