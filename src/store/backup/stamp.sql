-- Another one after every step, and the same again after Undo and Redo of it.
SELECT count(*) || ' ' || ifnull(max(id), 0) || ' ' || ifnull(sum(undone_at_s), 0) FROM operation;
