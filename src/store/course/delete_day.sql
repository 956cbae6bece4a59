DELETE FROM pain_day WHERE day = :day;
