//! The 22 exercises. Their values are `domain::exercise`, when they may be started is `domain::gate`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::points::presses;
use crate::domain::exercise::Exercise;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseFile {
    exercise: Vec<Exercise>,
}

static EXERCISES: LazyLock<Vec<Exercise>> = LazyLock::new(|| {
    let file: Result<ExerciseFile, _> = toml::from_str(include_str!("../../assets/content/exercises.toml"));
    file.map(|file| file.exercise).unwrap_or_default()
});

/// Every exercise, in the order of the library.
#[must_use]
pub fn exercises() -> &'static [Exercise] {
    &EXERCISES
}

/// The exercise with this id; also pressing a point, which is in no list of exercises.
#[must_use]
pub fn exercise(id: &str) -> Option<&'static Exercise> {
    EXERCISES.iter().chain(presses()).find(|exercise| exercise.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::profile::{FieldKind, profile_field};
    use crate::content::sources::tests::unknown;
    use crate::domain::basis::Basis;
    use crate::domain::exercise::{Bar, Choice, Dial, Filter, Position, Work};
    use crate::domain::gate::Activity;

    #[test]
    fn the_22_exercises_come_in_order_with_all_their_words() {
        let ids: Vec<&str> = exercises().iter().map(|exercise| exercise.id.as_str()).collect();
        assert_eq!(ids, (1..=22).map(|number| format!("EX{number:02}")).collect::<Vec<_>>());
        for exercise in exercises() {
            let id = &exercise.id;
            let lists = [exercise.steps.len(), exercise.stages.len(), exercise.position.len(), exercise.stop_if.len()];
            assert!(lists.iter().all(|length| *length > 0), "{id} lacks a list");
            let lines = [&exercise.purpose, &exercise.start, &exercise.dose];
            assert!(lines.into_iter().chain(&exercise.steps).all(|line| line.ends_with('.')), "{id}");
            let all = format!("{exercise:?}").to_lowercase();
            assert!(!all.contains('!') && !all.contains("please"), "{id}");
            assert_eq!(unknown(&exercise.sources), Vec::<&str>::new(), "{id}");
            assert!(!exercise.sources.is_empty() || exercise.basis == Basis::Unread, "{id} has no source");
            assert_eq!(exercise, super::exercise(id).unwrap());
        }
    }

    #[test]
    fn every_exercise_is_found_by_each_row_of_the_filter_and_only_by_what_it_is() {
        for (row, choices) in Choice::rows() {
            for exercise in exercises() {
                let by = |choice: &Choice| Filter { chosen: vec![*choice], ..Filter::default() }.fits(exercise);
                assert!(choices.iter().any(by), "{} by {row}", exercise.id);
            }
            for choice in choices {
                let filter = Filter { chosen: vec![choice], ..Filter::default() };
                assert!(exercises().iter().any(|exercise| filter.fits(exercise)), "nothing is {choice:?}");
                assert!(exercises().iter().any(|exercise| !filter.fits(exercise)), "everything is {choice:?}");
            }
        }
        let sitting = Choice::Position(Position::Sitting);
        let ids: Vec<&str> = exercises()
            .iter()
            .filter(|exercise| Filter { chosen: vec![sitting], ..Filter::default() }.fits(exercise))
            .map(|exercise| exercise.id.as_str())
            .collect();
        // Those that begin with sitting in the table.
        assert_eq!(ids, ["EX01", "EX02", "EX03", "EX04", "EX07", "EX08", "EX10", "EX11", "EX20"]);
    }

    #[test]
    fn every_limit_contains_the_usual_number_and_every_number_has_a_limit() {
        for exercise in exercises() {
            for dial in Dial::ALL {
                let (number, limit) = (exercise.work.get(dial), exercise.limits.get(dial));
                assert_eq!(number.is_some(), limit.is_some(), "{} {dial:?}", exercise.id);
                if let (Some(number), Some(limit)) = (number, limit) {
                    assert!(limit.0 > 0 && limit.holds(number), "{} {dial:?}", exercise.id);
                }
            }
            assert!(exercise.limits.own.iter().all(|dial| exercise.limits.get(*dial).is_some()), "{}", exercise.id);
        }
        let wall = &exercise("EX05").unwrap().limits;
        assert_eq!(wall.sentence(Dial::HoldS), "The sources use 10 to 60 seconds. Enter a number in that range.");
        assert!(wall.sentence(Dial::RestS).starts_with("Soleus allows 5 to 60 seconds of rest."));
    }

    #[test]
    fn what_speaks_against_an_exercise_can_be_answered_somewhere() {
        for exercise in exercises() {
            for bar in exercise.not_for.iter().flat_map(|line| &line.facts) {
                let known = match bar {
                    Bar::Question(_) => true,
                    Bar::Field(field) => profile_field(field).is_some_and(|field| field.kind == FieldKind::YesNo),
                    Bar::Choice(field, choice) => profile_field(field)
                        .is_some_and(|field| field.options.iter().any(|option| option.id == *choice)),
                };
                assert!(known, "{} {bar:?}", exercise.id);
            }
        }
    }

    #[test]
    fn the_gate_knows_the_roller_and_the_cramp_by_their_own_names() {
        for exercise in exercises() {
            let expected = match exercise.id.as_str() {
                "EX08" => vec![Activity::CrampRelease],
                "EX20" => vec![Activity::Roller],
                _ => vec![Activity::Stretch, Activity::Strength],
            };
            assert!(expected.contains(&exercise.activity), "{}", exercise.id);
            assert_eq!(exercise.beats.len() % 3, 0, "{}", exercise.id);
            assert!(exercise.beats.is_empty() || matches!(exercise.work, Work::Moves { .. }), "{}", exercise.id);
        }
    }
}
