INSERT INTO product (id, contents, most, gap_min, prescribed)
VALUES (:id, :contents, :most, :gap_min, :prescribed)
ON CONFLICT (id) DO UPDATE SET
    contents = excluded.contents,
    most = excluded.most,
    gap_min = excluded.gap_min,
    prescribed = excluded.prescribed;
