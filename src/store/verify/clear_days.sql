DELETE FROM pain_day;
