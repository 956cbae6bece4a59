//! Promises of the figures as data: all of them are there, and broken data is an error with its place.

use super::*;

const TEXT: &str = include_str!("../../../assets/content/figures.toml");

#[test]
fn twenty_two_figures_in_forty_nine_keyframes() {
    let figures = parse(TEXT).unwrap();
    let ids: Vec<String> = (1..=22).map(|number| format!("EX{number:02}")).collect();
    assert_eq!(figures.iter().map(|figure| &figure.id).collect::<Vec<_>>(), ids.iter().collect::<Vec<_>>());
    assert_eq!(figures.iter().map(|figure| figure.keyframes.len()).sum::<usize>(), 49);
    assert!(figures.iter().all(|figure| !figure.muscles.is_empty() && !figure.props.is_empty()));
    assert_eq!(super::figures(), figures);
}

#[test]
fn every_keyframe_says_what_to_do_and_every_exercise_how_fast() {
    for figure in figures() {
        assert!(!figure.name.is_empty() && !figure.tempo.is_empty(), "{}", figure.id);
        for keyframe in &figure.keyframes {
            let first = keyframe.words.chars().next().unwrap();
            assert!(first.is_uppercase() && !keyframe.words.ends_with('.'), "{}: {}", figure.id, keyframe.words);
        }
    }
    let seconds = |id: &str| figure(id).unwrap().keyframes.iter().map(|frame| frame.seconds).collect::<Vec<_>>();
    // Up in two seconds, down in five; the second keyframe is the top.
    assert_eq!(seconds("EX12"), [5.0, 2.0]);
    assert_eq!(seconds("EX16"), [2.0, 1.0, 4.0]);
    assert_eq!(seconds("EX05"), [USUAL_SECONDS; 2]);
    assert_eq!(figure("EX99"), None);
}

/// The figures after a change, which must hit exactly one place.
fn changed(from: &str, to: &str) -> String {
    assert!(TEXT.contains(from), "{from}");
    parse(&TEXT.replacen(from, to, 1)).expect_err(to).to_string()
}

#[test]
fn broken_data_is_an_error_that_names_its_place() {
    let cases = [
        ("87,872 175,875 430,884", "87,872 175,875 300,884", "figure EX01: 1: the back is 125.3 long"),
        ("629,833 832,808 -40 -40", "629,833 832,808 -40", "figure EX01: 1: a leg needs two points and two angles"),
        ("329,835 446,912 |", "329,835 |", "figure EX01: 1: an arm needs two points"),
        ("87,872 175,875 430,884", "87,872 175,875", "figure EX01: 1: the trunk needs three points"),
        ("87,872 175,875", "87,eight 175,875", "figure EX01: 1: \"eight\" is no number"),
        ("87,872 175,875", "87 175,875", "figure EX01: 1: \"87\" is no point"),
        ("87,872 175,875", "NaN,872 175,875", "figure EX01: 1: \"NaN\" is no number"),
        ("87,872 175,875", "inf,872 175,875", "figure EX01: 1: \"inf\" is no number"),
        (" | 329,835 446,912 | 329,835", " | 329,835", "figure EX01: 1: has 4 columns, not 5"),
        ("crop = \"380 540 960 950\"", "crop = \"380 540 960\"", "figure EX01: crop: has 3 numbers, not 4"),
        ("crop = \"380 540 960 950\"", "crop = \"960 540 380 950\"", "figure EX01: the crop has no size"),
        ("\"mat 20 980\"", "\"mat 20\"", "figure EX01: \"mat 20\": has 1 numbers, not 2"),
        ("\"mat 20 980\"", "\"sofa 20 980\"", "figure EX01: \"sofa 20 980\": is no prop"),
        ("arrow@2 930", "arrow@3 930", "in a keyframe that there is not"),
        ("arrow@2 930", "arrow@0 930", "in a keyframe that there is not"),
        ("arrow@2 930", "arrow@x 930", "\"x\" is no keyframe"),
        ("seconds = 3", "seconds = 0", "figure EX01: 1: a movement takes time"),
        ("words = \"Point the toes away\"", "words = \" \"", "figure EX01: 1: nothing says what to do"),
        ("id = \"EX02\"", "id = \"EX01\"", "figure EX01: stands there twice"),
        ("muscles = [\"gastroc\", \"soleus\"]", "muscles = [\"biceps\"]", "unknown variant `biceps`"),
        ("name = \"Ankle pumps\"", "title = \"Ankle pumps\"", "unknown field `title`"),
        ("[[figure]]", "[figure]", "the figures cannot be read"),
    ];
    for (from, to, fault) in cases {
        let said = changed(from, to);
        assert!(said.contains(fault), "{to}: {said}");
    }
    let empty = "[[figure]]\nid = \"A\"\nname = \"A\"\ntempo = \"\"\ncrop = \"0 0 1 1\"\nmuscles = []\nprops = []\nkeyframe = []";
    assert!(parse(empty).expect_err("empty").to_string().contains("it has no keyframe"));
    assert!(parse("").is_err());
}
