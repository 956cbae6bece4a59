SELECT day, left_hard, right_hard, left_soft, right_soft, both_soft, left_cramp, right_cramp
FROM pain_day
WHERE day <= :last
ORDER BY day DESC;
