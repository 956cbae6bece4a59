//! The plan of a session: one flat list of phases made of a routine. For "each leg" left and right of one repeat follow
//! each other and the rest comes after both, so both legs work equally long; the sore leg is first.

use serde::{Deserialize, Serialize};

use super::GetReady;
use crate::domain::body::Side;
use crate::domain::exercise::{Exercise, Sides, Work};
use crate::domain::gate::Activity;
use crate::domain::routine::{Item, Routine, RoutineId, Situation};
use crate::domain::vocabulary::vocabulary;

/// Seconds to change legs.
pub const SWITCH_S: u16 = 5;

vocabulary! {
    /// What a phase is.
    PhaseKind {
        GetReady "get_ready" "Get ready",
        Hold "hold" "Hold",
        Move "move" "Move",
        Switch "switch" "Switch",
        Rest "rest" "Rest",
        OwnPace "own_pace" "Your pace",
        Done "done" "Done",
    }
}

/// The first of three: `n` counts from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Which, from 1.
    pub n: u16,
    /// Of how many.
    pub of: u16,
}

/// One stretch of time with one word on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// Which item of the plan, from 0; the last phase belongs to the last item.
    pub item: usize,
    /// Which position of the exercise, from 0.
    pub part: usize,
    /// What it is.
    pub kind: PhaseKind,
    /// Which leg works, or will; nothing while resting.
    pub side: Option<Side>,
    /// How long; nothing at one's own pace.
    pub length_ms: Option<i64>,
    /// How long it takes about, for the minutes that are left.
    pub about_ms: i64,
    /// Which repeat of the set. In a set of moves `of` are the moves and the state counts them.
    pub repeat: Count,
    /// Which set.
    pub set: Count,
}

/// What the screen needs to know about an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanItem {
    /// Id of the exercise.
    pub exercise: String,
    /// Its name here.
    pub name: String,
    /// Another first sentence for it here.
    pub cue: Option<String>,
    /// Its numbers.
    pub work: Work,
}

/// A session before it begins. It is stored with the events, so a later version of the content changes nothing in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Which routine; nothing for a single exercise.
    pub routine: Option<RoutineId>,
    /// What people call it.
    pub name: String,
    /// The exercises, in order.
    pub items: Vec<PlanItem>,
    /// Every phase; the last one is `Done`.
    pub phases: Vec<Phase>,
}

impl Plan {
    /// The plan of a routine in this situation. Items whose exercise is not known are left out.
    #[must_use]
    pub fn of_routine(routine: &Routine, exercises: &[Exercise], situation: &Situation, ready: GetReady) -> Self {
        let name = routine.name.clone();
        Self::of_items(Some(routine.id.clone()), name, routine.items_for(situation), exercises, situation, ready)
    }

    /// The plan of one exercise by itself.
    #[must_use]
    pub fn of_exercise(exercise: &Exercise, situation: &Situation, ready: GetReady) -> Self {
        let item = Item::plain(&exercise.id);
        let only = std::slice::from_ref(exercise);
        Self::of_items(None, exercise.name.clone(), std::iter::once(&item), only, situation, ready)
    }

    /// The plan of a list that is no routine.
    #[must_use]
    pub fn of_list(name: &str, items: &[Item], exercises: &[Exercise], situation: &Situation, ready: GetReady) -> Self {
        Self::of_items(None, name.to_owned(), items.iter(), exercises, situation, ready)
    }

    /// The plan of something that was done elsewhere, of which nothing is known but its name.
    #[must_use]
    pub fn of_name(name: String) -> Self {
        Self { routine: None, name, items: Vec::new(), phases: vec![Phase::done()] }
    }

    fn of_items<'a>(
        routine: Option<RoutineId>,
        name: String,
        chosen: impl Iterator<Item = &'a Item>,
        exercises: &[Exercise],
        situation: &Situation,
        ready: GetReady,
    ) -> Self {
        let mut plan = Self { routine, name, items: Vec::new(), phases: Vec::new() };
        for item in chosen {
            let Some(exercise) = exercises.iter().find(|exercise| exercise.id == item.exercise) else { continue };
            plan.add(item, exercise, situation.sore, ready);
        }
        let item = plan.items.len().saturating_sub(1);
        plan.phases.push(Phase { item, ..Phase::done() });
        plan
    }

    fn add(&mut self, item: &Item, exercise: &Exercise, sore: Option<Side>, ready: GetReady) {
        let work = item.work(exercise);
        let whole = [(item.sides.unwrap_or(exercise.sides), 0)];
        let several: Vec<(Sides, usize)> =
            exercise.parts.iter().enumerate().map(|(part, row)| (row.sides, part)).collect();
        let parts = if several.is_empty() { &whole[..] } else { &several };
        let mut phases = Vec::new();
        // Nobody in a cramp wants to get ready.
        if exercise.activity != Activity::CrampRelease {
            let first = parts.first().and_then(|(sides, _)| legs(*sides, sore).first().copied());
            phases.push(Phase::timed(PhaseKind::GetReady, first, ready.seconds()));
        }
        for (place, (sides, part)) in parts.iter().enumerate() {
            if place > 0 {
                phases.push(Phase::timed(PhaseKind::Rest, None, rest_s(work).max(SWITCH_S)));
            }
            let from = phases.len();
            phases.extend(work_phases(work, &legs(*sides, sore)));
            for phase in phases.iter_mut().skip(from) {
                phase.part = *part;
            }
        }
        let number = self.items.len();
        self.phases.extend(phases.into_iter().map(|phase| Phase { item: number, ..phase }));
        self.items.push(PlanItem {
            exercise: exercise.id.clone(),
            name: item.name.clone().unwrap_or_else(|| exercise.name.clone()),
            cue: item.cue.clone(),
            work,
        });
    }

    /// How long it takes about, in milliseconds.
    #[must_use]
    pub fn about_ms(&self) -> i64 {
        self.phases.iter().map(|phase| phase.about_ms).sum()
    }

    /// The same in minutes, to the nearest.
    #[must_use]
    pub fn minutes(&self) -> u16 {
        u16::try_from((self.about_ms() + 30_000) / 60_000).unwrap_or(u16::MAX)
    }

    /// How long one leg works, in milliseconds. Both legs together count for each.
    #[must_use]
    pub fn work_ms(&self, leg: Side) -> i64 {
        let working = |phase: &&Phase| {
            matches!(phase.kind, PhaseKind::Hold | PhaseKind::Move | PhaseKind::OwnPace)
                && phase.side.is_some_and(|side| side == leg || side == Side::Both)
        };
        self.phases.iter().filter(working).map(|phase| phase.about_ms).sum()
    }
}

/// The minutes of a routine with one sore leg and the usual countdown.
#[must_use]
pub fn usual_minutes(routine: &Routine, exercises: &[Exercise]) -> u16 {
    let usual = Situation { sore: Some(Side::Left), ..Situation::default() };
    Plan::of_routine(routine, exercises, &usual, GetReady::Usual).minutes()
}

impl Phase {
    /// The end of a plan.
    pub(super) fn done() -> Self {
        Self::timed(PhaseKind::Done, None, 0)
    }

    /// Whether both belong to the same set of the same exercise; what lies between exercises belongs to none.
    pub(super) fn in_set_of(&self, other: &Self) -> bool {
        (self.item, self.part, self.set) == (other.item, other.part, other.set) && self.repeat.n > 0
    }

    /// The same phase with another length.
    pub(super) fn lasting(self, length_ms: i64) -> Self {
        Self { length_ms: Some(length_ms), about_ms: length_ms, ..self }
    }

    fn timed(kind: PhaseKind, side: Option<Side>, seconds: u16) -> Self {
        let length_ms = i64::from(seconds) * 1000;
        let (repeat, set) = (Count::default(), Count::default());
        Self { item: 0, part: 0, kind, side, length_ms: Some(length_ms), about_ms: length_ms, repeat, set }
    }
}

/// The legs that take turns, in order; both together are one.
fn legs(sides: Sides, sore: Option<Side>) -> Vec<Side> {
    match (sides, sore) {
        (Sides::Both, _) => vec![Side::Both],
        (Sides::Injured, Some(Side::Left)) => vec![Side::Left],
        (Sides::Injured, Some(Side::Right)) => vec![Side::Right],
        (Sides::Each, Some(Side::Right)) => vec![Side::Right, Side::Left],
        // Both are sore, or it was not said which one.
        (Sides::Each | Sides::Injured, _) => vec![Side::Left, Side::Right],
    }
}

fn rest_s(work: Work) -> u16 {
    match work {
        Work::Hold { rest_s, .. } | Work::Moves { rest_s, .. } => rest_s,
        Work::OwnPace { .. } => 0,
    }
}

/// The phases of the work itself, without a rest at the end.
fn work_phases(work: Work, legs: &[Side]) -> Vec<Phase> {
    let mut phases = Vec::new();
    match work {
        Work::Hold { hold_s, repeats, sets, rest_s } => {
            for set in 1..=sets {
                for repeat in 1..=repeats {
                    let row = Phase {
                        repeat: Count { n: repeat, of: repeats },
                        set: Count { n: set, of: sets },
                        ..Phase::timed(PhaseKind::Hold, None, hold_s)
                    };
                    turn(&mut phases, row, legs, rest_s);
                }
            }
        }
        Work::Moves { up_s, pause_s, down_s, repeats, sets, rest_s } => {
            for set in 1..=sets {
                let seconds = (up_s + pause_s + down_s).saturating_mul(repeats);
                let row = Phase {
                    repeat: Count { n: 1, of: repeats },
                    set: Count { n: set, of: sets },
                    ..Phase::timed(PhaseKind::Move, None, seconds)
                };
                turn(&mut phases, row, legs, rest_s);
            }
        }
        Work::OwnPace { minutes } => {
            let one = Count { n: 1, of: 1 };
            let row = Phase::timed(PhaseKind::OwnPace, None, minutes.saturating_mul(60));
            turn(&mut phases, Phase { length_ms: None, repeat: one, set: one, ..row }, legs, 0);
        }
    }
    phases
}

/// One repeat or set: each leg with a switch between, and before it the rest after the one before.
fn turn(phases: &mut Vec<Phase>, row: Phase, legs: &[Side], rest_s: u16) {
    let between = |kind, side, seconds| Phase { repeat: row.repeat, set: row.set, ..Phase::timed(kind, side, seconds) };
    if !phases.is_empty() {
        phases.push(between(PhaseKind::Rest, None, rest_s.max(SWITCH_S)));
    }
    for (place, leg) in legs.iter().enumerate() {
        if place > 0 {
            phases.push(between(PhaseKind::Switch, Some(*leg), SWITCH_S));
        }
        phases.push(Phase { side: Some(*leg), ..row });
    }
}
