//! What the player says: the phase, the leg, the count, the cue and what comes next. Words only; `running` paints them.

use crate::content;
use crate::domain::sentence;
use crate::domain::session::{BeatKind, PausedBy, PhaseKind, SessionRecord, State, Status};

/// "Hold", "Paused", or the word of the beat, which an exercise may name itself: "Away".
pub(super) fn phase_word(session: &SessionRecord, state: &State) -> String {
    match (state.status, state.phase.kind) {
        (Status::Paused(_), _) => "Paused".to_owned(),
        (_, PhaseKind::Move) => beat_word(session, state),
        (_, kind) => kind.name().to_owned(),
    }
}

fn beat_word(session: &SessionRecord, state: &State) -> String {
    let Some(beat) = state.beat else { return "Move".to_owned() };
    let place = match beat.kind {
        BeatKind::Up => 0,
        BeatKind::Pause => 1,
        BeatKind::Down => 2,
    };
    let exercise = session.plan.items.get(state.phase.item).and_then(|item| content::exercise(&item.exercise));
    let own = exercise.and_then(|exercise| exercise.beats.get(place)).filter(|word| !word.is_empty());
    own.map_or_else(|| beat.kind.name().to_owned(), Clone::clone)
}

/// What the large digits show.
pub(super) fn digits(state: &State) -> String {
    match state.phase.kind {
        PhaseKind::Move => state.repeat.n.to_string(),
        PhaseKind::OwnPace | PhaseKind::Done => String::new(),
        _ => state.seconds_left().map_or(String::new(), |seconds| seconds.to_string()),
    }
}

/// What stands beside the digits.
pub(super) fn unit_words(state: &State) -> String {
    match (state.phase.kind, state.seconds_left()) {
        (PhaseKind::Move, _) => format!("of {}", state.repeat.of),
        (_, Some(1)) => "second".to_owned(),
        _ => "seconds".to_owned(),
    }
}

/// "18 s", for the title of the window; empty where no digits run.
pub(super) fn seconds_words(state: &State) -> String {
    match state.phase.kind {
        PhaseKind::Move => format!("{} of {}", state.repeat.n, state.repeat.of),
        PhaseKind::OwnPace | PhaseKind::Done => String::new(),
        _ => state.seconds_left().map_or(String::new(), |seconds| format!("{seconds}\u{a0}s")),
    }
}

/// What a screen reader finds under the digits.
pub(super) fn digits_words(state: &State) -> String {
    match state.phase.kind {
        PhaseKind::Move => format!("{} of {}", state.repeat.n, state.repeat.of),
        _ => match state.seconds_left() {
            None => String::new(),
            Some(1) => "1 second left".to_owned(),
            Some(seconds) => format!("{seconds} seconds left"),
        },
    }
}

/// "Hold 2 of 3, set 1 of 2".
pub(super) fn count_words(state: &State) -> String {
    let mut words = Vec::new();
    let (repeat, set) = (state.repeat, state.phase.set);
    let works = matches!(state.phase.kind, PhaseKind::Hold | PhaseKind::Move);
    if state.phase.kind == PhaseKind::Hold && repeat.of > 1 {
        words.push(format!("Hold {} of {}", repeat.n, repeat.of));
    }
    if works && set.of > 1 {
        words.push(format!("Set {} of {}", set.n, set.of));
    }
    if works && state.gentler {
        words.push("Gentler".to_owned());
    }
    sentence::upper_first(&words.join(", ").to_lowercase())
}

/// What to do, in one sentence.
pub(super) fn cue(session: &SessionRecord, state: &State) -> String {
    let Some(item) = session.plan.items.get(state.phase.item) else { return String::new() };
    match (state.status, state.phase.kind) {
        (Status::Paused(PausedBy::Gap), _) => "Paused while the computer slept. Press Space to go on.".to_owned(),
        (Status::Paused(PausedBy::Waiting), _) => PausedBy::Waiting.words().to_owned(),
        (_, PhaseKind::GetReady) => item.name.clone(),
        (_, PhaseKind::OwnPace) => "At your own pace. Press Enter when done.".to_owned(),
        (_, PhaseKind::Move) => {
            // In time with the figure: what it is on its way to.
            let figure = content::figure(&item.exercise);
            let keyframe = figure.and_then(|figure| figure.keyframe(super::figure::goal(&item.exercise, state)));
            let now = keyframe.map(|keyframe| keyframe.words.clone());
            item.cue.clone().or(now).unwrap_or_else(|| item.name.clone())
        }
        _ => item.cue.clone().unwrap_or_else(|| last_step(&item.exercise, &item.name)),
    }
}

fn last_step(exercise: &str, name: &str) -> String {
    content::exercise(exercise).and_then(|exercise| exercise.steps.last().cloned()).unwrap_or_else(|| name.to_owned())
}

/// "Next: switch to the right leg".
pub(super) fn next_words(session: &SessionRecord, state: &State) -> String {
    let Some(next) = state.next() else { return String::new() };
    let leg = next.side.map_or("other leg", |side| side.leg_words());
    match next.kind {
        PhaseKind::Switch => format!("Next: switch to the {leg}"),
        PhaseKind::Rest => "Next: rest".to_owned(),
        PhaseKind::Done => "Next: done".to_owned(),
        PhaseKind::GetReady => {
            let name = session.plan.items.get(next.item).map_or("", |item| item.name.as_str());
            format!("Next: {}", sentence::lower_first(name))
        }
        kind => {
            let side = next.side.map_or(String::new(), |side| format!(", {}", side.leg_words()));
            format!("Next: {}{side}", sentence::lower_first(kind.name()))
        }
    }
}
