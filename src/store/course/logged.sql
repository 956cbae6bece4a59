SELECT
    started_at_s, offset_min, ended_at_s, side, nrs_worst, kinds, let_go, stated_onset_days, stated_trend, triggers,
    woke_from_sleep, rest_to_relief_min, signs, written_at_s, written_offset_min
FROM episode
WHERE place >= :from
ORDER BY place;
