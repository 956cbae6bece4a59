-- Step 5: the same tables, faster to write to. SQLite makes a small table of its own for each list of more than two
-- words that a CHECK looks in, for every row; and a local day that may not be NULL is worked out for every row. So the
-- words are compared one by one, and the day is there by the bounds of what it is made from.

CREATE TABLE episode_5 (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    started_at_s INTEGER NOT NULL CHECK (started_at_s BETWEEN 0 AND 253402214400),
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1080 AND 1080),
    day TEXT AS (date(started_at_s + offset_min * 60, 'unixepoch')) VIRTUAL,
    certainty TEXT NOT NULL CHECK (certainty = 'exact' OR certainty = 'about' OR certainty = 'day_only'),
    ended_at_s INTEGER CHECK (ended_at_s >= started_at_s),
    ended_offset_min INTEGER CHECK (ended_offset_min BETWEEN -1080 AND 1080),
    still_going INTEGER NOT NULL CHECK (still_going IN (0, 1)),
    side TEXT NOT NULL CHECK (side = 'left' OR side = 'right' OR side = 'both'),
    nrs_worst INTEGER NOT NULL CHECK (nrs_worst BETWEEN 0 AND 10),
    nrs_average INTEGER CHECK (nrs_average BETWEEN 0 AND 10),
    nrs_now INTEGER CHECK (nrs_now BETWEEN 0 AND 10),
    nrs_next_morning INTEGER CHECK (nrs_next_morning BETWEEN 0 AND 10),
    zones TEXT NOT NULL CHECK (json_valid(zones)),
    from_above INTEGER CHECK (from_above IN (0, 1)),
    into_foot INTEGER CHECK (into_foot IN (0, 1)),
    kinds TEXT NOT NULL CHECK (json_valid(kinds)),
    let_go INTEGER CHECK (let_go IN (0, 1)),
    stated_onset_days INTEGER CHECK (stated_onset_days >= 0),
    stated_trend TEXT CHECK (stated_trend = 'better' OR stated_trend = 'same' OR stated_trend = 'worse'),
    triggers TEXT NOT NULL CHECK (json_valid(triggers)),
    activity TEXT NOT NULL,
    woke_from_sleep INTEGER CHECK (woke_from_sleep IN (0, 1)),
    walk_m INTEGER CHECK (walk_m >= 0),
    walk_min INTEGER CHECK (walk_min >= 0),
    rest_to_relief_min INTEGER CHECK (rest_to_relief_min >= 0),
    reliefs TEXT NOT NULL CHECK (json_valid(reliefs)),
    abilities TEXT NOT NULL CHECK (json_valid(abilities)),
    contexts TEXT NOT NULL CHECK (json_valid(contexts)),
    calf_left_mm INTEGER CHECK (calf_left_mm BETWEEN 50 AND 1500),
    calf_right_mm INTEGER CHECK (calf_right_mm BETWEEN 50 AND 1500),
    signs TEXT CHECK (json_valid(signs)),
    notes TEXT NOT NULL,
    photos TEXT NOT NULL CHECK (json_valid(photos)),
    written_at_s INTEGER NOT NULL,
    written_offset_min INTEGER NOT NULL CHECK (written_offset_min BETWEEN -1080 AND 1080),
    CHECK (place / 65536 = started_at_s),
    CHECK ((ended_at_s IS NULL) = (ended_offset_min IS NULL)),
    CHECK (NOT (still_going = 1 AND ended_at_s IS NOT NULL))
) STRICT;

INSERT INTO episode_5 (
    place, id, started_at_s, offset_min, certainty, ended_at_s, ended_offset_min, still_going, side, nrs_worst,
    nrs_average, nrs_now, nrs_next_morning, zones, from_above, into_foot, kinds, let_go, stated_onset_days,
    stated_trend, triggers, activity, woke_from_sleep, walk_m, walk_min, rest_to_relief_min, reliefs, abilities,
    contexts, calf_left_mm, calf_right_mm, signs, notes, photos, written_at_s, written_offset_min
)
SELECT
    place, id, started_at_s, offset_min, certainty, ended_at_s, ended_offset_min, still_going, side, nrs_worst,
    nrs_average, nrs_now, nrs_next_morning, zones, from_above, into_foot, kinds, let_go, stated_onset_days,
    stated_trend, triggers, activity, woke_from_sleep, walk_m, walk_min, rest_to_relief_min, reliefs, abilities,
    contexts, calf_left_mm, calf_right_mm, signs, notes, photos, written_at_s, written_offset_min
FROM episode
ORDER BY place;

DROP TABLE episode;
ALTER TABLE episode_5 RENAME TO episode;

CREATE INDEX episode_still_going ON episode (place) WHERE still_going = 1;

CREATE INDEX episode_chart ON episode (
    place,
    offset_min,
    ended_at_s,
    certainty || ' ' || side || ' ' || nrs_worst || ' ' || ifnull(nrs_next_morning, '')
        || ' ' || ifnull(calf_left_mm, '') || ' ' || ifnull(calf_right_mm, ''),
    zones || char(31) || kinds || char(31) || triggers || char(31) || abilities || char(31) || contexts
        || char(31) || reliefs
);

CREATE TABLE change_5 (
    operation_id INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    record_kind TEXT NOT NULL CHECK (
        record_kind = 'episode' OR record_kind = 'dose' OR record_kind = 'session' OR record_kind = 'setting'
        OR record_kind = 'check' OR record_kind = 'visit' OR record_kind = 'profile' OR record_kind = 'first_days'
        OR record_kind = 'routine' OR record_kind = 'progress' OR record_kind = 'product' OR record_kind = 'goal'
        OR record_kind = 'goal_rating'
    ),
    record_id TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    PRIMARY KEY (operation_id, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO change_5 (operation_id, seq, record_kind, record_id, before)
SELECT operation_id, seq, record_kind, record_id, before FROM change ORDER BY operation_id, seq;

DROP TABLE change;
ALTER TABLE change_5 RENAME TO change;

CREATE INDEX change_of_record ON change (record_id, record_kind);
CREATE INDEX change_with_before ON change (record_kind, operation_id, record_id) WHERE before IS NOT NULL;
