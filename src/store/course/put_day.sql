-- Adds to a day. A day that this changes nothing of is not written again, so most saves cost nothing here.
INSERT INTO pain_day (day, left_hard, right_hard, left_soft, right_soft, both_soft, left_cramp, right_cramp)
VALUES (:day, :left_hard, :right_hard, :left_soft, :right_soft, :both_soft, :left_cramp, :right_cramp)
ON CONFLICT (day) DO UPDATE SET
    left_hard = max(left_hard, excluded.left_hard),
    right_hard = max(right_hard, excluded.right_hard),
    left_soft = max(left_soft, excluded.left_soft),
    right_soft = max(right_soft, excluded.right_soft),
    both_soft = max(both_soft, excluded.both_soft),
    left_cramp = max(left_cramp, excluded.left_cramp),
    right_cramp = max(right_cramp, excluded.right_cramp)
WHERE excluded.left_hard > left_hard
    OR excluded.right_hard > right_hard
    OR excluded.left_soft > left_soft
    OR excluded.right_soft > right_soft
    OR excluded.both_soft > both_soft
    OR excluded.left_cramp > left_cramp
    OR excluded.right_cramp > right_cramp;
