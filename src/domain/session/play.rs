//! What a session is at a moment: the plan walked along its events. Timed phases follow each other by the clock without
//! any event; a long gap pauses where the last event left it; a clock set back never gives time back.

mod change;

use super::plan::{Count, Phase, PhaseKind, Plan};
use super::{Event, EventKind, HEARTBEAT_MS, PausedBy, SHORT_GAP_MS, Status};
use crate::domain::exercise::Work;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// Which way a move goes.
    BeatKind {
        Up "up" "Up",
        Pause "pause" "Hold",
        Down "down" "Down",
    }
}

/// Where a move is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beat {
    /// Which way it goes.
    pub kind: BeatKind,
    /// How long that way takes.
    pub length_ms: i64,
    /// How much of it is over.
    pub spent_ms: i64,
}

/// A session at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Whether it goes on.
    pub status: Status,
    /// Which of `phases` it is in.
    pub index: usize,
    /// The phases with everything that was added.
    pub phases: Vec<Phase>,
    /// The present phase.
    pub phase: Phase,
    /// How much of it is over.
    pub spent_ms: i64,
    /// What is left of it; nothing at one's own pace.
    pub left_ms: Option<i64>,
    /// Which repeat; in a set of moves the move that is being done.
    pub repeat: Count,
    /// Where a move is.
    pub beat: Option<Beat>,
    /// How long the session ran, without pauses.
    pub elapsed_ms: i64,
    /// What is left of the whole session, about.
    pub total_left_ms: i64,
    /// The longest it may have run: the plan and all that presses added or did over.
    pub allowed_ms: i64,
    /// Whether the present exercise was made gentler.
    pub gentler: bool,
    /// Phases that were skipped, by their place.
    pub skipped: Vec<usize>,
    /// Items of which at least one hold, set or own-paced part was done to its end.
    pub items_done: Vec<usize>,
}

/// A phase on its way.
#[derive(Clone, Copy, Debug)]
struct Live {
    phase: Phase,
    spent_ms: i64,
    /// What "longer" has added and "shorter" has taken.
    nudged_ms: i64,
    /// The longest wait for "done".
    wait_ms: i64,
    skipped: bool,
}

/// The session on its way.
struct Play<'a> {
    plan: &'a Plan,
    live: Vec<Live>,
    index: usize,
    status: Status,
    last_ms: i64,
    last_back_ms: Option<i64>,
    elapsed_ms: i64,
    added_ms: i64,
    again: Vec<u16>,
    /// For each item the least that it was brought down to, where it was too strong.
    gentle: Vec<Option<u16>>,
}

/// What the session is at `now_ms`. The events are in the order in which they were written, which a clock that was set
/// back does not change.
#[must_use]
pub fn state(plan: &Plan, events: &[Event], now_ms: i64) -> State {
    let mut play = Play::new(plan);
    for event in events {
        play.apply(event);
    }
    play.pass(now_ms);
    play.into_state()
}

impl Live {
    fn new(phase: Phase) -> Self {
        // Twice the time that was meant, so that a forgotten session comes to rest.
        Self { phase, spent_ms: 0, nudged_ms: 0, wait_ms: phase.about_ms.saturating_mul(2), skipped: false }
    }

    /// After so much the phase is over, or waits no longer.
    fn limit_ms(&self) -> i64 {
        self.phase.length_ms.unwrap_or(self.wait_ms)
    }

    fn is_work(&self) -> bool {
        matches!(self.phase.kind, PhaseKind::Hold | PhaseKind::Move | PhaseKind::OwnPace)
    }
}

impl<'a> Play<'a> {
    fn new(plan: &'a Plan) -> Self {
        let live = plan.phases.iter().copied().map(Live::new).collect();
        let (again, gentle) = (vec![0; plan.items.len()], vec![None; plan.items.len()]);
        Self {
            plan,
            live,
            index: 0,
            status: Status::Ready,
            last_ms: 0,
            last_back_ms: None,
            elapsed_ms: 0,
            added_ms: 0,
            again,
            gentle,
        }
    }

    fn apply(&mut self, event: &Event) {
        if self.status == Status::Ready {
            if event.kind == EventKind::Started {
                self.last_ms = event.at_ms;
                self.status = Status::Running;
                self.end_if_done();
            }
            return;
        }
        if event.kind == EventKind::Slept && self.status == Status::Running {
            self.status = Status::Paused(PausedBy::Gap);
        }
        self.pass(event.at_ms);
        self.last_ms = event.at_ms;
        if !self.status.is_over() {
            self.change(event);
        }
    }

    /// Lets the time since the last event go by.
    fn pass(&mut self, now_ms: i64) {
        if self.status != Status::Running {
            return;
        }
        let gap_ms = now_ms.saturating_sub(self.last_ms);
        if gap_ms > SHORT_GAP_MS {
            self.status = Status::Paused(PausedBy::Gap);
        } else if gap_ms < 0 {
            // How long it was is unknown, but no longer than one heartbeat: counting that much makes no phase longer.
            self.run(HEARTBEAT_MS);
        } else {
            self.run(gap_ms);
        }
    }

    fn run(&mut self, mut time_ms: i64) {
        while self.status == Status::Running && time_ms > 0 {
            let Some(live) = self.live.get_mut(self.index) else { return };
            let step_ms = (live.limit_ms() - live.spent_ms).clamp(0, time_ms);
            live.spent_ms += step_ms;
            self.elapsed_ms += step_ms;
            time_ms -= step_ms;
            if live.spent_ms < live.limit_ms() {
                return;
            }
            if live.phase.length_ms.is_none() {
                self.status = Status::Paused(PausedBy::Waiting);
            } else {
                self.next();
            }
        }
    }

    fn next(&mut self) {
        if self.index + 1 < self.live.len() {
            self.index += 1;
        }
        self.end_if_done();
    }

    fn end_if_done(&mut self) {
        if self.live.get(self.index).is_none_or(|live| live.phase.kind == PhaseKind::Done) {
            self.status = Status::Done;
        }
    }

    fn into_state(self) -> State {
        let limits_ms: i64 = self.plan.phases.iter().map(|phase| Live::new(*phase).limit_ms()).sum();
        let empty = Live::new(Phase::done());
        let live = self.live.get(self.index).copied().unwrap_or(empty);
        let phase = live.phase;
        let left_ms = phase.length_ms.map(|length_ms| (length_ms - live.spent_ms).max(0));
        let later = self.live.iter().skip(self.index + 1).map(|live| live.phase.about_ms).sum::<i64>();
        let (repeat, beat) = self.count(&live);
        let done = |live: &&Live| live.is_work() && !live.skipped && live.spent_ms > 0;
        // The present phase is not yet done.
        let mut items_done: Vec<usize> =
            self.live.iter().take(self.index).filter(done).map(|live| live.phase.item).collect();
        items_done.dedup();
        State {
            status: self.status,
            index: self.index,
            phases: self.live.iter().map(|live| live.phase).collect(),
            phase,
            spent_ms: live.spent_ms,
            left_ms,
            repeat,
            beat,
            elapsed_ms: self.elapsed_ms,
            total_left_ms: (phase.about_ms - live.spent_ms).max(0) + later,
            allowed_ms: limits_ms + self.added_ms,
            gentler: self.gentle.get(phase.item).is_some_and(Option::is_some),
            skipped: self.live.iter().enumerate().filter(|(_, live)| live.skipped).map(|(place, _)| place).collect(),
            items_done,
        }
    }

    /// The move that is being done, and where it is.
    fn count(&self, live: &Live) -> (Count, Option<Beat>) {
        let repeat = live.phase.repeat;
        let work = self.plan.items.get(live.phase.item).map(|item| item.work);
        let (PhaseKind::Move, Some(work @ Work::Moves { up_s, pause_s, .. })) = (live.phase.kind, work) else {
            return (repeat, None);
        };
        let one_ms = change::move_ms(work);
        let n = u16::try_from(live.spent_ms / one_ms).unwrap_or(repeat.of) + 1;
        let (up_ms, pause_ms) = (i64::from(up_s) * 1000, i64::from(pause_s) * 1000);
        let within_ms = live.spent_ms % one_ms;
        let beat = if within_ms < up_ms {
            Beat { kind: BeatKind::Up, length_ms: up_ms, spent_ms: within_ms }
        } else if within_ms < up_ms + pause_ms {
            Beat { kind: BeatKind::Pause, length_ms: pause_ms, spent_ms: within_ms - up_ms }
        } else {
            let before_ms = up_ms + pause_ms;
            Beat { kind: BeatKind::Down, length_ms: one_ms - before_ms, spent_ms: within_ms - before_ms }
        };
        (Count { n: n.min(repeat.of), of: repeat.of }, Some(beat))
    }
}

impl State {
    /// What the digits show: whole seconds, counted down to the end of the last one.
    #[must_use]
    pub fn seconds_left(&self) -> Option<i64> {
        self.left_ms.map(|left_ms| (left_ms + 999) / 1000)
    }

    /// What comes after the present phase.
    #[must_use]
    pub fn next(&self) -> Option<&Phase> {
        self.phases.get(self.index + 1)
    }

    /// The next moment at which the digits change, in milliseconds from now; nothing while it stands still.
    #[must_use]
    pub fn changes_in_ms(&self) -> Option<i64> {
        let left_ms = self.left_ms.filter(|_| self.status == Status::Running)?;
        Some((left_ms - 1).rem_euclid(1000) + 1)
    }
}
