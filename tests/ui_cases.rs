//! The published cases, gone through in the window as a person would: entries, answers about oneself, the two pages of
//! the check. Tier and rules must be those that the file states.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/signs.rs"]
mod signs;
#[path = "common/window.rs"]
mod window;

use egui::Key;
use egui::accesskit::Role;
use serde_json::Value;
use signs::finish;
use soleus::app::command::Command;
use soleus::app::outcome::short;
use soleus::domain::body::{Kind, Side};
use soleus::domain::check::{Answer, Question, Risk};
use soleus::domain::episode::{End, Episode, Nrs};
use soleus::domain::profile::{ProfileAnswer, Value as Told};
use soleus::domain::when::Certainty;
use window::{Scene, Start, open, usual_now};

fn ids(case: &Value, field: &str) -> Vec<String> {
    let list = case[field].as_array().cloned().unwrap_or_default();
    list.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// The entries and the answers about oneself, as they would stand in the journal before the check.
fn before(case: &Value) -> (Side, Vec<Command>) {
    let now = usual_now().moment;
    let mut answers = vec![ProfileAnswer { field: "age".to_owned(), value: band(case), at: now }];
    for name in ids(case, "risk_facts") {
        let Some(Question::Risk(risk)) = Question::from_id(&name) else { panic!("{name}") };
        if risk != Risk::AgeOver60 {
            answers.extend(risk.to_profile(Answer::Yes, now));
        }
    }
    let answers = answers.into_iter().map(|answer| (answer.field.clone(), Some(answer))).collect();
    let mut commands = vec![Command::Answer(answers)];
    let mut side = Side::Left;
    for entry in case["episodes"].as_array().unwrap() {
        side = Side::from_id(entry["side"].as_str().unwrap()).unwrap();
        let started = now.plus_minutes(entry["day"].as_i64().unwrap() * 24 * 60 - 8 * 60);
        let nrs = Nrs::try_from(u8::try_from(entry["nrs"].as_u64().unwrap()).unwrap()).unwrap();
        let mut episode = Episode::new(uuid::Uuid::now_v7(), side, nrs, started, Certainty::Exact, started);
        episode.end = End::At(started.plus_minutes(entry["duration_min"].as_i64().unwrap()));
        episode.kinds = vec![Kind::from_id(entry["kind"].as_str().unwrap()).unwrap()];
        episode.woke_from_sleep = entry["woke_from_sleep"].as_bool();
        commands.push(Command::Save(Box::new(episode)));
    }
    (side, commands)
}

fn band(case: &Value) -> Told {
    let band = match case["age"].as_u64().unwrap() {
        0..18 => "under_18",
        18..40 => "18_39",
        40..60 => "40_59",
        60..65 => "60_64",
        _ => "65_plus",
    };
    Told::One(band.to_owned())
}

/// Ticks what the case ticks, "none of these" for the rest, and asks for the result.
fn check(scene: &mut Scene, case: &Value, side: Side) {
    scene.press(Key::F8).click("No");
    for name in ids(case, "signs") {
        scene.click(&format!("{}, {}", short(Question::from_id(&name).unwrap()), side.leg_words()));
    }
    scene.click("None of the signs, next");
    let injury = case["injury_days_ago"].as_u64();
    let chip = match injury {
        None => "No",
        Some(0) => "Today",
        Some(1) => "Yesterday",
        Some(2..=4) => "2 to 4 days ago",
        Some(5..=7) => "5 to 7 days ago",
        Some(8..=13) => "1 to 2 weeks ago",
        Some(_) => "2 to 4 weeks ago",
    };
    scene.pick("Was the leg hurt in the last 4 weeks?", chip);
    for name in ids(case, "flags").into_iter().chain(ids(case, "follow_ups")) {
        scene.click(short(Question::from_id(&name).unwrap()));
    }
    finish(scene);
}

#[test]
fn each_published_case_comes_out_in_the_window_as_the_file_states() {
    let file: Value = serde_json::from_str(include_str!("cases/published.json")).unwrap();
    let cases = file["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 5);
    for case in cases {
        let id = case["id"].as_str().unwrap();
        let (side, before) = before(case);
        let mut scene = open(&Start { size: [1100.0, 4000.0], before, ..Start::default() });
        check(&mut scene, case, side);
        let saved = scene.journal().store().checks(1).unwrap().pop().expect("a check");
        assert_eq!(saved.tier.id(), case["expected_tier"].as_str().unwrap(), "{id}");
        let expected = ids(case, "expected_rules");
        assert_eq!(saved.rules, expected, "{id}");
        if scene.has("Show my answers") {
            scene.click("Show my answers");
        }
        let shown: Vec<String> = scene
            .names(Role::Button)
            .iter()
            .filter_map(|name| name.strip_prefix("Show the rule and its source: ").map(str::to_owned))
            .collect();
        let told: Vec<String> = expected.into_iter().filter(|rule| rule != "S0").collect();
        assert_eq!(shown.iter().collect::<std::collections::BTreeSet<_>>(), told.iter().collect(), "{id}");
    }
}
