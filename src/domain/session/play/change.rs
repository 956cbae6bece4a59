//! What each press does to a session on its way.

use super::{Live, Play};
use crate::domain::exercise::Work;
use crate::domain::session::plan::{Phase, PhaseKind, SWITCH_S};
use crate::domain::session::{
    AGAIN_LIMIT, AfterStop, BACK_AGAIN_MS, Event, EventKind, NUDGE_LIMIT_MS, NUDGE_MS, PausedBy, Status,
};

/// How long one move takes; never nothing, so that it can be divided by.
pub(super) fn move_ms(work: Work) -> i64 {
    match work {
        Work::Moves { up_s, pause_s, down_s, .. } => i64::from((up_s + pause_s + down_s).max(1)) * 1000,
        Work::Hold { .. } | Work::OwnPace { .. } => 1000,
    }
}

impl Play<'_> {
    pub(super) fn change(&mut self, event: &Event) {
        // After a stop that may go on, only these say how.
        let stopped = matches!(self.status, Status::Stopped(_));
        match event.kind {
            EventKind::Started | EventKind::Heartbeat | EventKind::Slept | EventKind::Felt { .. } => {}
            EventKind::Resumed => self.resume(),
            EventKind::Restarted => self.restart(),
            EventKind::Gentler { least } => self.gentler(least),
            EventKind::Stopped { reason } => self.status = Status::Stopped(reason),
            EventKind::FinishedEarly => self.status = Status::FinishedEarly,
            _ if stopped => {}
            EventKind::Paused => {
                if self.status == Status::Running {
                    self.status = Status::Paused(PausedBy::Person);
                }
            }
            EventKind::Skipped => {
                if let Some(live) = self.live.get_mut(self.index) {
                    live.skipped = true;
                }
                self.leave();
            }
            EventKind::Done => {
                if self.live.get(self.index).is_some_and(|live| live.phase.kind == PhaseKind::OwnPace) {
                    self.leave();
                }
            }
            EventKind::Back => self.back(event.at_ms),
            EventKind::Again => self.again(),
            EventKind::Longer => self.nudge(NUDGE_MS),
            EventKind::Shorter => self.nudge(-NUDGE_MS),
        }
    }

    /// On by a press. Waiting for somebody ends with it; any other pause stays one.
    fn leave(&mut self) {
        if self.status == Status::Paused(PausedBy::Waiting) {
            self.status = Status::Running;
        }
        self.next();
    }

    fn resume(&mut self) {
        if self.status == Status::Paused(PausedBy::Waiting)
            && let Some(live) = self.live.get_mut(self.index)
        {
            live.wait_ms += live.phase.about_ms;
            self.added_ms += live.phase.about_ms;
        }
        let may_go_on = match self.status {
            Status::Paused(_) => true,
            Status::Stopped(reason) => reason.after() == AfterStop::MayGoOn,
            Status::Ready | Status::Running | Status::Done | Status::FinishedEarly => false,
        };
        if may_go_on {
            self.status = Status::Running;
        }
    }

    fn restart(&mut self) {
        // What was done before is done over, so it may be spent once more.
        self.added_ms = self.elapsed_ms;
        self.live = self.plan.phases.iter().copied().map(Live::new).collect();
        for place in 0..self.live.len() {
            self.soften(place, 0);
        }
        self.again.fill(0);
        self.index = 0;
        self.last_back_ms = None;
        self.status = Status::Running;
    }

    fn back(&mut self, at_ms: i64) {
        let again = self.last_back_ms.is_some_and(|last_ms| (0..=BACK_AGAIN_MS).contains(&(at_ms - last_ms)));
        self.last_back_ms = Some(at_ms);
        self.do_over();
        if again && self.index > 0 {
            self.index -= 1;
            self.do_over();
        }
        if self.status == Status::Paused(PausedBy::Waiting) {
            self.status = Status::Running;
        }
    }

    fn do_over(&mut self) {
        if let Some(live) = self.live.get_mut(self.index) {
            self.added_ms += live.spent_ms;
            live.spent_ms = 0;
            live.skipped = false;
        }
        self.soften(self.index, 0);
    }

    /// Too strong, and on again: the present hold begins anew, and what is left of the exercise is as short as it may
    /// be. A leg whose turn is still to come does the same as the one before it.
    fn gentler(&mut self, least: u16) {
        self.resume();
        let Some(live) = self.live.get(self.index).copied().filter(|_| self.status == Status::Running) else { return };
        if let Some(gentle) = self.gentle.get_mut(live.phase.item) {
            *gentle = Some(least);
        }
        if live.phase.kind == PhaseKind::Hold {
            self.do_over();
        }
        let begun = if live.phase.kind == PhaseKind::Move { self.moves_begun(&live) } else { 0 };
        for place in self.index..self.live.len() {
            let same_set = self.live.get(place).is_some_and(|other| other.phase.in_set_of(&live.phase));
            self.soften(place, if same_set { begun } else { 0 });
        }
    }

    /// Which move of the set is on its way.
    fn moves_begun(&self, live: &Live) -> u16 {
        let one_ms = self.plan.items.get(live.phase.item).map_or(1000, |item| move_ms(item.work));
        u16::try_from(live.spent_ms / one_ms).map_or(u16::MAX, |over| over.saturating_add(1))
    }

    /// Brings one phase down to what its exercise was brought down to, but not below the moves that are begun.
    fn soften(&mut self, place: usize, begun: u16) {
        let Some(live) = self.live.get_mut(place) else { return };
        let Some(least) = self.gentle.get(live.phase.item).copied().flatten() else { return };
        let Some(work) = self.plan.items.get(live.phase.item).map(|item| item.work) else { return };
        let Some(length_ms) = live.phase.length_ms else { return };
        let new_ms = match live.phase.kind {
            PhaseKind::Hold => length_ms.min(i64::from(least.max(1)) * 1000),
            PhaseKind::Move => {
                live.phase.repeat.of = live.phase.repeat.of.min(least.max(begun).max(1));
                length_ms.min(i64::from(live.phase.repeat.of) * move_ms(work))
            }
            PhaseKind::GetReady | PhaseKind::Switch | PhaseKind::Rest | PhaseKind::OwnPace | PhaseKind::Done => return,
        };
        live.phase = live.phase.lasting(new_ms);
        self.added_ms += new_ms - length_ms;
    }

    fn nudge(&mut self, by_ms: i64) {
        let Some(live) = self.live.get_mut(self.index) else { return };
        let Some(length_ms) = live.phase.length_ms else { return };
        // A set of moves is counted, not timed.
        if live.phase.kind == PhaseKind::Move || live.nudged_ms + by_ms > NUDGE_LIMIT_MS {
            return;
        }
        // What is over stays over.
        let new_ms = (length_ms + by_ms).max(live.spent_ms);
        live.nudged_ms += new_ms - length_ms;
        live.phase.length_ms = Some(new_ms);
        live.phase.about_ms = new_ms;
        self.added_ms += new_ms - length_ms;
        if new_ms == live.spent_ms {
            self.next();
        }
    }

    fn again(&mut self) {
        let Some(live) = self.live.get(self.index).copied() else { return };
        let phase = live.phase;
        let Some(count) = self.again.get_mut(phase.item).filter(|count| **count < AGAIN_LIMIT) else { return };
        let Some(work) = self.plan.items.get(phase.item).map(|item| item.work) else { return };
        match (phase.kind, work) {
            (PhaseKind::Move, Work::Moves { .. }) => {
                *count += 1;
                self.one_more_move(phase, move_ms(work));
            }
            (PhaseKind::Hold | PhaseKind::Switch | PhaseKind::Rest, Work::Hold { rest_s, .. })
                if phase.repeat.n > 0 =>
            {
                *count += 1;
                self.one_more_hold(phase, rest_s.max(SWITCH_S));
            }
            _ => {}
        }
    }

    /// One more move of this set, here and on the other leg if it is still to come.
    fn one_more_move(&mut self, phase: Phase, move_ms: i64) {
        for live in self.live.iter_mut().skip(self.index).filter(|live| live.phase.in_set_of(&phase)) {
            live.phase.repeat.of += 1;
            if live.phase.kind == PhaseKind::Move {
                live.phase.length_ms = live.phase.length_ms.map(|length_ms| length_ms + move_ms);
                live.phase.about_ms += move_ms;
                self.added_ms += move_ms;
            }
        }
    }

    /// One more repeat after this one, on each leg that takes its turn, so that both stay equal.
    fn one_more_hold(&mut self, phase: Phase, rest_s: u16) {
        let n = phase.repeat.n;
        let in_repeat = |live: &Live| {
            live.phase.in_set_of(&phase) && live.phase.repeat.n == n && live.phase.kind != PhaseKind::Rest
        };
        // The plan's own lengths: a press of "longer" is for one hold only.
        let copies: Vec<Phase> = self
            .plan
            .phases
            .iter()
            .filter(|planned| planned.in_set_of(&phase) && planned.repeat.n == 1 && planned.kind != PhaseKind::Rest)
            .copied()
            .collect();
        let Some(end) = self.live.iter().rposition(in_repeat) else { return };
        for live in self.live.iter_mut().filter(|live| live.phase.in_set_of(&phase)) {
            live.phase.repeat.of += 1;
            if live.phase.repeat.n > n {
                live.phase.repeat.n += 1;
            }
        }
        let mut repeat = phase.repeat;
        (repeat.n, repeat.of) = (n + 1, repeat.of + 1);
        let rest = Phase { kind: PhaseKind::Rest, side: None, repeat, ..phase };
        let rest = rest.lasting(i64::from(rest_s) * 1000);
        let more = std::iter::once(rest).chain(copies.into_iter().map(|copy| Phase { repeat, ..copy }));
        let more: Vec<Live> = more.map(Live::new).collect();
        self.added_ms += more.iter().map(Live::limit_ms).sum::<i64>();
        let places = end + 1..end + 1 + more.len();
        self.live.splice(end + 1..=end, more);
        for place in places {
            self.soften(place, 0);
        }
    }
}
