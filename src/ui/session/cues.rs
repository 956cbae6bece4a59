//! What a guided session says without being looked at: sounds, the words for a screen reader, and a screen that stays
//! awake. Each is silent where the computer has no such service.

use crate::domain::session::{BeatKind, Phase, PhaseKind, State, Status};
use crate::platform::awake::{Awake, Guard};
use crate::platform::notice::{Notice, Notifier};
use crate::platform::sound::{Cue, Player};
use crate::platform::speech::Voice;

/// What a desktop may show as the reason why the screen stays on.
const REASON: &str = "A guided session is running";
/// All that a notice says.
const NOTICE: &str = "Soleus reminder";

/// The cues of one window.
#[derive(Default)]
pub struct Cues {
    sound: Option<Player>,
    awake: Option<Awake>,
    guard: Option<Guard>,
    /// For ice and a raised leg, which end at other times than a session.
    block_guard: Option<Guard>,
    voice: Option<Voice>,
    notifier: Option<Notifier>,
    last: Option<Last>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Last {
    index: usize,
    running: bool,
    seconds: Option<i64>,
    kind: PhaseKind,
    beat: Option<(u16, BeatKind)>,
    half: bool,
}

/// The shortest hold whose half is worth a tick, in milliseconds.
const HALF_FROM_MS: i64 = 10_000;
/// "10 seconds left" is said where a hold is longer than this, in milliseconds.
const COUNTED_FROM_MS: i64 = 15_000;

/// What changed since the frame before.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// A sound.
    pub cue: Option<Cue>,
    /// A sentence for a screen reader, said at once.
    pub words: Option<String>,
    /// A sentence that may wait, for who wants spoken cues.
    pub aside: Option<&'static str>,
    /// A hold or a set came to its end.
    pub ended: bool,
}

impl Change {
    fn of(cue: Option<Cue>, words: Option<String>) -> Self {
        Self { cue, words, ..Self::default() }
    }
}

impl Cues {
    /// Plays a cue. The services are started by the first session, and only for a person: a test has no ears.
    pub fn play(&mut self, cue: Cue, volume: u8) {
        self.sound.get_or_insert_with(Player::start).play(cue, volume);
    }

    /// Silence at once, for "Stop, it hurts".
    pub fn hush(&self) {
        if let Some(sound) = &self.sound {
            sound.hush();
        }
        if let Some(voice) = &self.voice {
            voice.hush();
        }
    }

    /// Says a sentence through the speech service of the computer.
    pub fn say(&mut self, words: &str) {
        self.voice.get_or_insert_with(Voice::start).say(words);
    }

    /// Tells somebody who does not see the window that something ended. Others may read a locked screen, so it names
    /// nothing.
    pub fn notify(&mut self) {
        let notice = Notice { subject: 1, title: NOTICE.to_owned(), text: String::new(), buttons: Vec::new() };
        self.notifier.get_or_insert_with(|| Notifier::start(|| {}).0).show(notice);
    }

    /// Keeps the screen awake while a session runs.
    pub fn stay_awake(&mut self, running: bool) {
        if !running {
            self.guard = None;
        } else if self.guard.is_none() {
            self.guard = Some(self.awake.get_or_insert_with(|| Awake::start(REASON)).keep());
        }
    }

    /// Tells the same of ice and of a raised leg. Words only where the person allowed them; empty says no more than that
    /// there is something.
    pub fn notify_of(&mut self, words: &str) {
        let notice = Notice { subject: 2, title: NOTICE.to_owned(), text: words.to_owned(), buttons: Vec::new() };
        self.notifier.get_or_insert_with(|| Notifier::start(|| {}).0).show(notice);
    }

    /// Keeps the screen awake while ice or a raised leg runs: a computer that falls asleep tells nobody to take ice off.
    pub fn stay_awake_for_block(&mut self, running: bool) {
        if !running {
            self.block_guard = None;
        } else if self.block_guard.is_none() {
            self.block_guard = Some(self.awake.get_or_insert_with(|| Awake::start(REASON)).keep());
        }
    }

    /// Compares with the frame before; `None` is no session.
    pub fn change(&mut self, state: Option<&State>) -> Change {
        let Some(state) = state else {
            self.last = None;
            return Change::default();
        };
        let running = state.status == Status::Running;
        let half = state.phase.kind == PhaseKind::Hold
            && state.phase.length_ms.is_some_and(|whole| whole >= HALF_FROM_MS && state.spent_ms * 2 >= whole);
        let now = Last {
            index: state.index,
            running,
            seconds: state.seconds_left(),
            kind: state.phase.kind,
            beat: state.beat.map(|beat| (state.repeat.n, beat.kind)),
            half,
        };
        let before = self.last.replace(now);
        let Some(before) = before else {
            return Change::of(None, running.then(|| phase_words(&state.phase)).flatten());
        };
        let ended = before.index != now.index && matches!(before.kind, PhaseKind::Hold | PhaseKind::Move);
        if state.status == Status::Done {
            let first = before.index != now.index || before.running;
            let words = first.then(|| "Done. How is the pain now?".to_owned());
            return Change { ended, ..Change::of(first.then_some(Cue::AllDone), words) };
        }
        if before.running != running && before.index == now.index {
            let paused = matches!(state.status, Status::Paused(_));
            let cue = if running { Some(Cue::GoOn) } else { paused.then_some(Cue::Pause) };
            return Change::of(cue, paused.then(|| "Paused.".to_owned()));
        }
        if before.index != now.index {
            return Change { ended, ..Change::of(cue_of(state.phase.kind), phase_words(&state.phase)) };
        }
        if !running {
            return Change::default();
        }
        let counted = state.phase.length_ms.is_some_and(|whole| whole > COUNTED_FROM_MS);
        let ten = counted && now.seconds == Some(10) && before.seconds == Some(11);
        let cue = match state.phase.kind {
            PhaseKind::GetReady if before.seconds != now.seconds => {
                now.seconds.filter(|seconds| (1..=3).contains(seconds)).map(|_| Cue::Tick)
            }
            PhaseKind::Hold if now.half && !before.half => Some(Cue::Halfway),
            PhaseKind::Move if before.beat != now.beat => Some(Cue::Tick),
            _ => None,
        };
        let aside = (ten && state.phase.kind == PhaseKind::Hold).then_some("10 seconds left");
        Change { aside, ..Change::of(cue, None) }
    }
}

/// Whether the edge of the window lights up in its place while the sound is off: once for a phase, never for a tick.
pub fn lights_the_edge(cue: Cue) -> bool {
    !matches!(cue, Cue::Tick | Cue::Halfway)
}

fn cue_of(kind: PhaseKind) -> Option<Cue> {
    match kind {
        PhaseKind::GetReady => None,
        PhaseKind::Hold | PhaseKind::Move | PhaseKind::OwnPace => Some(Cue::Begin),
        PhaseKind::Switch => Some(Cue::Switch),
        PhaseKind::Rest => Some(Cue::Rest),
        PhaseKind::Done => Some(Cue::AllDone),
    }
}

/// "Hold, left leg, 30 seconds."
fn phase_words(phase: &Phase) -> Option<String> {
    let side = phase.side.map_or(String::new(), |side| format!(", {}", side.leg_words()));
    let seconds = phase.length_ms.map_or(0, |length_ms| length_ms / 1000);
    match phase.kind {
        PhaseKind::GetReady => Some(format!("Get ready{side}.")),
        PhaseKind::Hold => Some(format!("Hold{side}, {seconds} seconds.")),
        PhaseKind::Move => Some(format!("{} times{side}.", phase.repeat.of)),
        PhaseKind::Switch => {
            Some(format!("Switch to the {}.", phase.side.map_or("other leg", |side| side.leg_words())))
        }
        PhaseKind::Rest => Some(format!("Rest, {seconds} seconds.")),
        PhaseKind::OwnPace => Some("At your own pace. Press Enter when done.".to_owned()),
        PhaseKind::Done => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::domain::body::Side;
    use crate::domain::routine::Situation;
    use crate::domain::session::{Event, EventKind, GetReady, Plan, state};

    /// What sounds in each of the first seconds of a routine.
    fn heard(id: &str, seconds: i64) -> Vec<(i64, Cue)> {
        let situation = Situation { sore: Some(Side::Left), ..Situation::default() };
        let routine = content::routine(id).expect("a ready routine");
        let plan = Plan::of_routine(routine, content::exercises(), &situation, GetReady::Usual);
        let mut cues = Cues::default();
        let mut events = vec![Event { at_ms: 0, kind: EventKind::Started }];
        let mut heard = Vec::new();
        for second in 0..seconds {
            let at_ms = second * 1000;
            let change = cues.change(Some(&state(&plan, &events, at_ms)));
            heard.extend(change.cue.map(|cue| (second, cue)));
            if at_ms > 0 {
                events.push(Event { at_ms, kind: EventKind::Heartbeat });
            }
        }
        heard
    }

    #[test]
    fn a_hold_has_its_ticks_its_half_and_its_end_and_a_slow_move_a_tick_a_beat() {
        let ready = [(7, Cue::Tick), (8, Cue::Tick), (9, Cue::Tick), (10, Cue::Begin)];
        let hold = [(25, Cue::Halfway), (40, Cue::Switch), (45, Cue::Begin), (60, Cue::Halfway), (75, Cue::Rest)];
        assert_eq!(heard("RT-C", 80), [ready.as_slice(), &hold].concat());
        let moves = [(13, Cue::Tick), (16, Cue::Tick), (19, Cue::Tick)];
        assert_eq!(heard("RT-B", 21), [ready.as_slice(), &moves].concat());
        let lit: Vec<Cue> = Cue::ALL.into_iter().filter(|cue| !lights_the_edge(*cue)).collect();
        assert_eq!(lit, [Cue::Tick, Cue::Halfway], "nothing flickers");
    }
}
