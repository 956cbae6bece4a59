//! What may be started and what is paused: every activity at every tier, and every reason to keep hands off.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]
#![allow(dead_code, reason = "each test file uses a part of what it shares")]

#[path = "common/person.rs"]
mod person;

use person::{Person, person};
use soleus::domain::body::Side;
use soleus::domain::check::Flag;
use soleus::domain::gate::{Activity, Lock};
use soleus::domain::triage::Tier;

const DOING: [Activity; 6] =
    [Activity::Stretch, Activity::Strength, Activity::Ice, Activity::Heat, Activity::Compression, Activity::Raise];
const HANDS: [Activity; 4] = [Activity::Massage, Activity::Roller, Activity::Points, Activity::CrampRubbing];

/// Whether exercises and the first days, hands on, and the ending of a cramp are open.
type Open = (bool, bool, bool);

fn open(somebody: &Person, what: &str) -> Open {
    let gate = somebody.gate();
    let all = |activities: &[Activity]| {
        let open: Vec<bool> = activities.iter().map(|activity| gate.is_open(*activity)).collect();
        assert!(open.iter().all(|one| *one == open[0]), "{what}: {activities:?} {open:?}");
        open[0]
    };
    for activity in Activity::ALL {
        assert_eq!(activity.hands_on(), HANDS.contains(activity), "{activity:?}");
        assert_eq!(gate.is_open(*activity), gate.locks(*activity).is_empty(), "{what}: {activity:?}");
        for lock in gate.locks(*activity) {
            let (words, opens) = (lock.words(), lock.opens_when());
            assert!(words.ends_with('.') && words.len() > 10 && !words.contains('_'), "{what}: {words}");
            assert!(
                opens.ends_with('.') && (opens.starts_with("Opens when") || opens.starts_with("Stays closed")),
                "{opens}"
            );
        }
    }
    (all(&DOING), all(&HANDS), gate.is_open(Activity::CrampRelease))
}

fn checked(words: &str) -> Person {
    person("").check(0, Side::Left, words)
}

#[test]
fn doing_is_paused_at_the_two_upper_tiers_and_while_a_question_is_open() {
    use Tier::{Emergency, Incomplete, SameDay, SelfCare, Soon};
    // Answers of a check, its tier, what is open.
    for (words, tier, expected) in [
        ("", SelfCare, (true, true, true)),
        ("muscle_wasting", Soon, (true, true, true)),
        ("fever_38", Soon, (true, true, true)),
        ("calf_tense_hard", SameDay, (false, false, true)),
        ("?chest_pain", SameDay, (false, false, true)),
        ("chest_pain", Emergency, (false, false, false)),
        ("dark_urine", Emergency, (false, false, false)),
        ("gap_felt injury=3", SameDay, (false, false, false)),
        ("cannot_tiptoe injury=3", SameDay, (false, false, false)),
        ("pop_felt cannot_bear_weight injury=3", SameDay, (false, false, false)),
        ("-fever_38", Incomplete, (false, false, true)),
        ("?calf_tense_hard", Incomplete, (false, false, true)),
        ("back_pain_down_leg", Incomplete, (false, false, true)),
        // A rule that sends to a doctor opens nothing that is closed without it.
        ("-fever_38 muscle_wasting", Soon, (false, false, true)),
        ("?calf_tense_hard muscle_wasting", Soon, (false, false, true)),
        ("back_pain_down_leg muscle_wasting", Soon, (false, false, true)),
    ] {
        let somebody = checked(words);
        assert_eq!((somebody.standing().tier, open(&somebody, words)), (tier, expected), "{words}");
    }
    assert_eq!(open(&person(""), "never checked"), (false, false, true));
    assert_eq!(open(&person("0:4:left:60:ache").check(0, Side::Right, ""), "the other leg"), (false, false, true));
    assert_eq!(open(&person("0:4:left:60:ache").check(-1, Side::Left, ""), "before this pain"), (false, false, true));
    let risen = person("-1:4:left:60:ache 0:6:left:60:ache").check(-1, Side::Left, "");
    assert_eq!(open(&risen, "risen"), (false, false, true));
}

#[test]
fn after_a_pop_nothing_is_loaded_until_somebody_has_looked_at_it() {
    let popped = || checked("pop_felt injury=3");
    let closed = |somebody: &Person| -> Vec<Activity> {
        let gate = somebody.gate();
        Activity::ALL.iter().copied().filter(|activity| !gate.is_open(*activity)).collect()
    };
    assert_eq!(popped().standing().tier, Tier::Soon);
    assert_eq!(closed(&popped()), [Activity::Strength]);
    let lock = popped().gate().locks(Activity::Strength);
    assert_eq!(lock, [Lock::Flag(Flag::PopFelt)]);
    assert!(lock[0].opens_when().contains("a clinician has checked it"));
    assert_eq!(closed(&popped().visit(0, 0)), []);
    assert_eq!(closed(&popped().later(1).check(1, Side::Left, "")), []);
}

/// What was told or answered, entries, whether hands on is open while all else is.
#[rustfmt::skip]
const HANDS_ON: &[(&str, &str, &str, bool)] = &[
    ("", "", "", true),
    ("tingling_numbness", "", "", false),
    ("fluid_retention both_legs_swollen", "", "", false), ("swelling both_legs_swollen", "", "", false),
    ("swelling swelling_only_at_injury injury=2", "", "", false),
    ("redness_warmth_tenderness only_tender", "", "", false),
    ("cool_or_pale cold_pattern_known", "", "", false),
    ("sudden_weakness weak_only_because_pain", "", "", false),
    ("lump_growing_or_over_5cm", "", "", false), ("muscle_wasting", "", "", true),
    ("", "pregnancy=pregnant@0", "", false), ("", "pregnancy=birth_6wk@0", "", false),
    ("", "pregnancy=pregnant@-80 due_day=#-14@-80", "", false), ("", "pregnancy=pregnant@-80 due_day=#-56@-80", "", false),
    ("", "pregnancy=pregnant@-80 due_day=#-57@-80", "", true), ("", "pregnancy=birth_6wk@-40 birth_day=#-42@-40", "", false),
    ("", "pregnancy=birth_6wk@-40 birth_day=#-43@-40", "", true),
    ("", "blood_thinner=y@-89", "", false), ("", "blood_thinner=y@-400", "", false), ("", "blood_thinner=n@0", "", true),
    ("", "bleeding_disorder=y@-900", "", false), ("", "previous_clot=y@-900", "", false),
    ("", "clotting_disorder=y@-900", "", false),
    ("", "antiplatelet=y@0", "", true), ("", "smoking=y@0", "", true), ("", "family_clot=y@0", "0:3:left:60:ache", true),
    // A major clot fact alone locks nothing; with pain in one leg, of any length, it does.
    ("", "surgery=y@0", "", true), ("", "surgery=y@0", "0:1:left:1:ache", false),
    ("", "surgery=y@0", "-3:1:left:1:ache", false), ("", "surgery=y@0", "-8:1:left:1:ache", true),
    ("", "surgery=y@0", "0:2:both:60:ache", true), ("", "surgery=y@0", "-1:2:left:60:ache 0:2:both:60:ache", false),
    ("", "surgery=y@0", "0:2:left:5:cramp", false),
    ("onset=1", "surgery=y@0", "", false),
    ("", "hospital_or_bed=y@0", "0:1:left:1:ache", false), ("", "cancer_treatment=y@0", "0:1:left:1:ache", false),
    ("", "clotting_disorder=y@0", "0:1:left:1:ache", false), ("", "journey=y@0", "0:1:left:1:ache", false),
    ("", "oestrogen=y@0", "0:1:left:1:ache", false), ("", "oestrogen=y@0", "0:1:both:1:ache", true),
    ("", "cancer_treatment=n@0", "0:1:left:1:ache", true),
];

/// No to every fact that may speak for a clot or a bleed.
const NONE: &str = "surgery=n@0 hospital_or_bed=n@0 cancer_treatment=n@0 previous_clot=n@0 clotting_disorder=n@0 \
    pregnancy=no@0 journey=n@0 oestrogen=n@0 blood_thinner=n@0 bleeding_disorder=n@0";

#[test]
fn hands_stay_off_for_every_reason_of_its_own_and_stretching_does_not() {
    for (words, told, entries, hands) in HANDS_ON {
        let somebody = person(entries).told(NONE).told(told).check(0, Side::Both, words);
        let what = format!("{words} | {told} | {entries}");
        assert!(somebody.standing().tier <= Tier::Soon, "{what}: {:?}", somebody.standing().active_ids());
        assert_eq!(open(&somebody, &what), (true, *hands, true), "{what}");
    }
    for sign in [
        "swelling",
        "cool_or_pale",
        "tingling_numbness",
        "sudden_weakness",
        "fluid_retention",
        "redness_warmth_tenderness",
    ] {
        let locks = |words: &str| checked(words).gate().locks(Activity::Massage);
        assert!(locks(sign).iter().any(|lock| matches!(lock, Lock::Sign(named) if named.id() == sign)), "{sign}");
        let unsure = locks(&format!("?{sign}"));
        assert!(unsure.iter().any(|lock| matches!(lock, Lock::SignNotSure(named) if named.id() == sign)), "{sign}");
    }
}

#[test]
fn every_lock_says_what_was_told_and_what_opens_it() {
    for (words, told, said, opens) in [
        ("chest_pain", "", "An emergency sign is active.", "Opens when a new check finds nothing urgent."),
        (
            "calf_tense_hard",
            "",
            "A warning sign is active that needs help today.",
            "Opens when a clinician has checked it and you note that, or a new check finds it gone.",
        ),
        (
            "-fever_38",
            "",
            "The warning-sign check is not complete.",
            "Opens when the check is complete and finds nothing urgent.",
        ),
        ("tingling_numbness", "", "You ticked: tingling or numb.", "Opens when a new check finds it gone."),
        (
            "",
            "blood_thinner=y@0",
            "You told us: blood thinner.",
            "Stays closed as long as this is so. Ask your doctor or nurse about massage.",
        ),
        (
            "onset=0",
            "journey=y@0",
            "You told us: journey over 3 hours in the last 4 weeks, and one leg has new pain.",
            "Opens when that pain is over. Ask a doctor about it.",
        ),
    ] {
        let locks = person("").told(told).check(0, Side::Left, words).gate().locks(Activity::Massage);
        let all: Vec<(String, &str)> = locks.into_iter().map(|lock| (lock.words(), lock.opens_when())).collect();
        assert!(all.contains(&(said.to_owned(), opens)), "{words} {told}: {all:?}");
    }
}
