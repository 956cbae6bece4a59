//! Section 7.2 of the clinical text: health answers and other medicines with which somebody is asked first.

use crate::berlin::now;
use crate::shelf::{NOON, World, gel, has, says, silent, tablets};
use soleus::content::{medicine_table, profile_field};
use soleus::domain::check::Answer;
use soleus::domain::medicine::{Fact, Person, ask_first};
use soleus::domain::profile::{Profile, ProfileAnswer, Value};

#[test]
fn each_health_answer_speaks_for_the_medicines_it_is_about_in_every_country() {
    let nsaid_only = [
        Fact::HeartFailure,
        Fact::HeartDisease,
        Fact::Stroke,
        Fact::BloodPressure,
        Fact::BleedingDisorder,
        Fact::Antiplatelet,
        Fact::Steroid,
        Fact::WaterTablet,
        Fact::TakesNaproxen,
        Fact::Fluoroquinolone,
        Fact::Birth,
        Fact::Bowel,
        Fact::Lupus,
        Fact::Chickenpox,
        Fact::Dehydration,
        Fact::Ssri,
        Fact::Lithium,
        Fact::Methotrexate,
        Fact::Ciclosporin,
        Fact::Triple,
    ];
    let both = [Fact::Liver, Fact::Alcohol];
    let gel_too = [Fact::AspirinAllergy, Fact::Asthma, Fact::StomachUlcer, Fact::Pregnant];
    let all = [Fact::Kidney, Fact::BloodThinner];
    let paracetamol_only = [Fact::Under50Kg, Fact::EpilepsyOrTb];
    let groups = [&nsaid_only[..], &both, &gel_too, &all, &paracetamol_only, &[Fact::Older]];
    assert_eq!(groups.concat().len(), Fact::ALL.len(), "every one is looked at; age has a test of its own");
    for code in [Some("GB"), Some("US"), Some("CA"), Some("DE"), None] {
        for (facts, expected) in [
            (nsaid_only.as_slice(), [true, false, false]),
            (&both, [true, false, true]),
            (&gel_too, [true, true, false]),
            (&all, [true, true, true]),
            (&paracetamol_only, [false, false, true]),
        ] {
            for fact in facts {
                let mut world = World::new(code, NOON);
                world.person.set(*fact, Answer::Yes);
                let products =
                    [tablets(1, "Ibuprofen", "200"), gel(2, "Diclofenac", "1.16"), tablets(3, "Paracetamol", "500")];
                let told = products.map(|product| has(&world.says(&product, NOON, "1"), "You told us "));
                assert_eq!(told, expected, "{} in {code:?}", fact.id());
            }
        }
    }
}

#[test]
fn the_words_of_an_answer_ask_first_and_forbid_nothing() {
    let ibuprofen = tablets(1, "Ibuprofen", "200");
    let mut world = World::new(Some("GB"), NOON);
    world.person.set(Fact::StomachUlcer, Answer::Yes);
    let ask = "You told us about a stomach ulcer. Ask a pharmacist or doctor before you";
    assert_eq!(world.says(&ibuprofen, NOON, "1"), [format!("{ask} take this.")]);
    assert_eq!(world.says(&gel(2, "Ibuprofen", "5"), NOON, "1"), [format!("{ask} use this.")]);
    world.person = Person::default();
    world.person.set(Fact::Antiplatelet, Answer::Yes);
    says(&world.says(&ibuprofen, NOON, "1"), "Ibuprofen can block the heart protection of low-dose aspirin");
    says(&world.says(&tablets(3, "Aspirin", "300"), NOON, "1"), "Do not stop it because of this.");
    for (code, words) in [
        (
            Some("GB"),
            "You told us that you are pregnant. The NHS advises against these painkillers in pregnancy, and they \
                      are not for use after 28 weeks.",
        ),
        (Some("US"), "The US FDA says to avoid these painkillers from about 20 weeks of pregnancy."),
        (Some("CA"), "Health services in the UK and the US advise against these painkillers in pregnancy"),
        (None, "You told us that you are pregnant. Ask a pharmacist or doctor before you take this."),
    ] {
        let mut world = World::new(code, NOON);
        world.person.set(Fact::Pregnant, Answer::Yes);
        says(&world.says(&ibuprofen, NOON, "1"), words);
    }
    let mut world = World::new(Some("GB"), NOON);
    world.person = Person::default().with_journal(None, &["U12"]);
    says(&world.says(&ibuprofen, NOON, "1"), "Your warning-sign check asks for medical help. That comes before any");
    silent(&world.says(&tablets(3, "Paracetamol", "500"), NOON, "1"), "warning-sign");
}

#[test]
fn age_counts_from_60_in_the_us_and_from_65_in_the_uk_and_canada() {
    let ibuprofen = tablets(1, "Ibuprofen", "200");
    for (code, age, from) in [
        (Some("US"), 60, Some(60)),
        (Some("US"), 40, None),
        (Some("GB"), 60, None),
        (Some("GB"), 65, Some(65)),
        (Some("CA"), 60, None),
        (Some("CA"), 65, Some(65)),
        (None, 60, Some(60)),
    ] {
        let mut world = World::new(code, NOON);
        world.person.age = Some(age);
        let words = world.says(&ibuprofen, NOON, "1");
        match from {
            Some(from) => says(&words, &format!("You told us that you are {from} or older.")),
            None => silent(&words, "older"),
        }
    }
}

#[test]
fn a_fresh_strain_shows_both_views_and_aspirin_a_word_more() {
    for (hours, fresh) in [(Some(0), true), (Some(72), true), (Some(73), false), (None, false)] {
        let mut world = World::new(Some("GB"), NOON);
        world.person = Person::default().with_journal(hours, &[]);
        let words = world.says(&tablets(1, "Ibuprofen", "200"), NOON, "1");
        assert_eq!(has(&words, "leave ibuprofen out at first, the NHS page of today names paracetamol"), fresh);
        silent(&words, "bleed");
        let words = world.says(&tablets(2, "Aspirin", "300"), NOON, "1");
        assert_eq!(has(&words, "Aspirin can make a fresh bruise bleed more."), fresh);
        silent(&world.says(&tablets(3, "Paracetamol", "500"), NOON, "1"), "strain");
    }
}

#[test]
fn every_answer_is_found_in_the_questions_about_you() {
    let at = now(NOON).moment;
    let many = |field: &str, id: &str| (field.to_owned(), Value::Many(vec![id.to_owned()]));
    let one = |field: &str, id: &str| (field.to_owned(), Value::One(id.to_owned()));
    let yes = |field: &str| (field.to_owned(), Value::YesNo(true));
    for (fact, (field, value)) in [
        (Fact::AspirinAllergy, many("organs", "aspirin_allergy")),
        (Fact::Asthma, many("organs", "asthma")),
        (Fact::StomachUlcer, many("organs", "stomach_ulcer")),
        (Fact::Kidney, many("organs", "kidney")),
        (Fact::Liver, many("organs", "liver")),
        (Fact::HeartFailure, many("heart", "heart_failure")),
        (Fact::HeartDisease, many("heart", "heart_disease")),
        (Fact::Stroke, many("heart", "stroke")),
        (Fact::BloodPressure, many("heart", "high_blood_pressure")),
        (Fact::Steroid, many("medicines", "steroid")),
        (Fact::WaterTablet, many("medicines", "water_tablet")),
        (Fact::TakesNaproxen, many("medicines", "naproxen")),
        (Fact::Under50Kg, one("weight", "under_50")),
        (Fact::Alcohol, yes("alcohol")),
        (Fact::BleedingDisorder, yes("bleeding_disorder")),
        (Fact::Antiplatelet, yes("antiplatelet")),
        (Fact::BloodThinner, yes("blood_thinner")),
        (Fact::Fluoroquinolone, one("fluoroquinolone", "now")),
        (Fact::Pregnant, one("pregnancy", "pregnant")),
        (Fact::Birth, one("pregnancy", "birth_6wk")),
        (Fact::Older, one("age", "65_plus")),
        (Fact::Bowel, many("painkiller_cautions", "bowel")),
        (Fact::Lupus, many("painkiller_cautions", "lupus")),
        (Fact::Ssri, many("painkiller_cautions", "ssri")),
        (Fact::Lithium, many("painkiller_cautions", "lithium")),
        (Fact::Methotrexate, many("painkiller_cautions", "methotrexate")),
        (Fact::Ciclosporin, many("painkiller_cautions", "ciclosporin")),
        (Fact::EpilepsyOrTb, many("painkiller_cautions", "epilepsy_or_tb")),
    ] {
        let question = profile_field(&field).unwrap_or_else(|| panic!("{field} is asked nowhere"));
        if let Value::One(id) = &value {
            assert!(question.options.iter().any(|option| option.id == *id), "{id} is no choice of {field}");
        }
        if let Value::Many(ids) = &value {
            assert!(ids.iter().all(|id| question.options.iter().any(|option| option.id == *id)), "{ids:?}");
        }
        let profile = Profile::new(vec![ProfileAnswer { field, value, at }]);
        let person = Person::of(&profile, at.day());
        assert_eq!(person.answer(fact, 65), Answer::Yes, "{}", fact.id());
        assert_eq!(Person::of(&Profile::default(), at.day()).answer(fact, 65), Answer::Blank, "{}", fact.id());
    }
    // A pregnancy without its day, and a blood thinner that was told long ago, are not forgotten.
    let told = |field: &str, value: Value, days: i64| {
        let at = at.plus_minutes(-1_440 * days);
        Person::of(&Profile::new(vec![ProfileAnswer { field: field.to_owned(), value, at }]), now(NOON).today())
    };
    let pregnant = |days| told("pregnancy", Value::One("pregnant".to_owned()), days).answer(Fact::Pregnant, 65);
    assert_eq!((pregnant(200), pregnant(300)), (Answer::Yes, Answer::Blank));
    assert_eq!(told("blood_thinner", Value::YesNo(true), 400).answer(Fact::BloodThinner, 65), Answer::Yes);
}

#[test]
fn a_water_tablet_with_a_blood_pressure_medicine_is_named_as_the_two() {
    let at = now(NOON).moment;
    let person = |medicines: Option<&[&str]>, cautions: Option<&[&str]>| {
        let answer = |field: &str, ids: Option<&[&str]>| {
            let value = Value::Many(ids?.iter().map(|id| (*id).to_owned()).collect());
            Some(ProfileAnswer { field: field.to_owned(), value, at })
        };
        let answers = [answer("medicines", medicines), answer("painkiller_cautions", cautions)];
        Person::of(&Profile::new(answers.into_iter().flatten().collect()), at.day())
    };
    let (water, ace): (&[&str], &[&str]) = (&["water_tablet"], &["ace_or_arb"]);
    let two = "You told us about a water tablet and a blood pressure medicine (ACE inhibitor or ARB). Ask";
    let one = "You told us about a water tablet. It matters most together with a blood pressure medicine. Ask";
    for (medicines, cautions, answer, words) in [
        (Some(water), Some(ace), Answer::Yes, Some(two)),
        (Some(water), Some(&[][..]), Answer::No, Some(one)),
        (Some(water), None, Answer::Blank, Some(one)),
        (Some(&[][..]), Some(ace), Answer::No, None),
        (None, Some(ace), Answer::Blank, None),
    ] {
        for code in [Some("GB"), Some("US"), Some("CA"), None] {
            let mut world = World::new(code, NOON);
            world.person = person(medicines, cautions);
            assert_eq!(world.person.answer(Fact::Triple, 65), answer, "{medicines:?} {cautions:?}");
            let said = world.says(&tablets(1, "Ibuprofen", "200"), NOON, "1");
            for sentence in [one, two] {
                assert_eq!(has(&said, sentence), words == Some(sentence), "{medicines:?} {cautions:?} {said:?}");
            }
            silent(&world.says(&tablets(2, "Paracetamol", "500"), NOON, "1"), "You told us");
        }
    }
}

#[test]
fn whoever_has_none_of_these_is_not_asked_to_ask_about_them() {
    let at = now(NOON).moment;
    let contents = tablets(1, "Ibuprofen", "200").contents;
    let caution = |answers| {
        let table = medicine_table(Some("GB"));
        ask_first(&contents, &Person::of(&Profile::new(answers), at.day()), table.cautions, 65).unwrap()
    };
    let open = caution(Vec::new());
    let none = ProfileAnswer { field: "painkiller_cautions".to_owned(), value: Value::Many(Vec::new()), at };
    let told = caution(vec![none]);
    for words in ["Crohn's disease or colitis", "lupus", "SSRI", "lithium", "methotrexate", "ciclosporin", "ACE"] {
        assert!(open.contains(words) && !told.contains(words), "{words}: {told}");
    }
    assert_eq!(open.matches("a water tablet").count(), 1, "the two are named once: {open}");
    assert!(told.contains("a water tablet"), "{told}");
    // What passes within days nobody is asked beforehand.
    assert!(told.contains("chickenpox") && told.contains("dehydration"), "{told}");
}

#[test]
fn what_was_not_told_stands_in_the_general_caution() {
    let table = medicine_table(Some("GB"));
    let caution = |person: &Person| {
        let contents = tablets(1, "Ibuprofen", "200").contents;
        ask_first(&contents, person, table.cautions, table.older_from()).unwrap()
    };
    let mut person = Person::default();
    for words in ["asthma", "a stomach ulcer", "lupus", "lithium", "an age of 65 or more", "pregnancy"] {
        assert!(caution(&person).contains(words), "{words}");
    }
    assert!(!caution(&person).contains("epilepsy"));
    person.set(Fact::Asthma, Answer::No);
    person.set(Fact::StomachUlcer, Answer::Yes);
    let left = caution(&person);
    assert!(!left.contains("asthma") && !left.contains("stomach ulcer") && left.contains("lupus"), "{left}");
    let paracetamol = tablets(1, "Paracetamol", "500").contents;
    let words = ask_first(&paracetamol, &person, table.cautions, 65).unwrap().replace('\u{a0}', " ");
    assert!(words.ends_with("a blood thinner or medicines for epilepsy or tuberculosis."), "{words}");
}

#[test]
fn each_check_that_asks_for_help_comes_before_an_anti_inflammatory() {
    let first = "Your warning-sign check asks for medical help. That comes before any painkiller.";
    for code in [Some("GB"), Some("US"), Some("CA"), None] {
        for (rule, says_first) in
            [("E5", true), ("E6", true), ("U2", true), ("U12", true), ("E1", false), ("U6", false), ("D11", false)]
        {
            let mut world = World::new(code, NOON);
            world.person = Person::default().with_journal(None, &["D1", rule]);
            for product in [tablets(1, "Ibuprofen", "200"), gel(2, "Diclofenac", "1.16")] {
                let words = world.says(&product, NOON, "1");
                assert_eq!(words.first().is_some_and(|words| words == first), says_first, "{rule} {words:?}");
            }
            silent(&world.says(&tablets(3, "Paracetamol", "500"), NOON, "1"), first);
        }
    }
}
