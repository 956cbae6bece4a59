INSERT INTO episode (
    place, id, started_at_s, offset_min, certainty, ended_at_s, ended_offset_min, still_going, side, nrs_worst,
    nrs_average, nrs_now, nrs_next_morning, zones, from_above, into_foot, kinds, let_go, stated_onset_days,
    stated_trend, triggers, activity, woke_from_sleep, walk_m, walk_min, rest_to_relief_min, reliefs, abilities,
    contexts, calf_left_mm, calf_right_mm, signs, notes, photos, written_at_s, written_offset_min
) VALUES (
    :place, :id, :started_at_s, :offset_min, :certainty, :ended_at_s, :ended_offset_min, :still_going, :side,
    :nrs_worst, :nrs_average, :nrs_now, :nrs_next_morning, :zones, :from_above, :into_foot, :kinds, :let_go,
    :stated_onset_days, :stated_trend, :triggers, :activity, :woke_from_sleep, :walk_m, :walk_min,
    :rest_to_relief_min, :reliefs, :abilities, :contexts, :calf_left_mm, :calf_right_mm, :signs, :notes, :photos,
    :written_at_s, :written_offset_min
);
