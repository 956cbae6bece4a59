//! What was done in a plan, one line for each thing: the log of the page and the lines of the history.

use super::record::RiceTimer;
use super::{FirstDaysRecord, RiceEvent, RiceEventKind, RiceStep};
use crate::domain::sentence;
use crate::domain::when::{LocalZone, Moment};

/// One thing that was done or left out in a first-days plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiceLine {
    /// When it was, or began, by the local clock of that time.
    pub at: Moment,
    /// When it ended; nothing for what has no length, and for a wrap that is still on.
    pub until: Option<Moment>,
    /// The part of the plan.
    pub step: RiceStep,
    /// How long it lasted in minutes, 1 at least; nothing for what has no length.
    pub minutes: Option<i64>,
    /// It was left out.
    pub skipped: bool,
    /// What it was, without its time: "Ice 15 min", "Wrap on 3 h 30 min", "Ice skipped".
    pub words: String,
    /// A wrap that is still on.
    pub(super) on: bool,
    /// Where its events stand in the plan, for `FirstDaysRecord::without`.
    pub(super) places: Vec<usize>,
}

/// Everything that was done, in the order in which it was written: a block once, when it is over; a wrap from the moment
/// it was put on. A timer that runs has no line. The zone gives each line the local clock of its time.
#[must_use]
pub fn blocks(record: &FirstDaysRecord, zone: &LocalZone) -> Vec<RiceLine> {
    let mut lines: Vec<RiceLine> = Vec::new();
    let mut open: [Option<Open>; 3] = [const { None }; 3];
    for (place, event) in record.events.iter().enumerate() {
        let [ice, raise, wrap] = &mut open;
        let slot = match event.kind.timer() {
            Some(RiceTimer::Ice) => ice,
            Some(RiceTimer::Raise) => raise,
            None => wrap,
        };
        match event.kind {
            RiceEventKind::IceOn { .. } | RiceEventKind::RaiseOn { .. } => {
                *slot = Some(Open { from: *event, places: vec![place], line: None });
            }
            RiceEventKind::IceOff | RiceEventKind::RaiseOff => {
                if let Some(mut open) = slot.take() {
                    open.places.push(place);
                    lines.push(open.line(event, zone));
                }
            }
            kind if kind.timer().is_some() => {
                if let Some(open) = slot {
                    open.places.push(place);
                }
            }
            RiceEventKind::WrapOn => {
                *slot = Some(Open { from: *event, places: vec![place], line: Some(lines.len()) });
                lines.push(single(place, event, RiceStep::Compression, "Wrap on", zone));
            }
            RiceEventKind::WrapOff | RiceEventKind::WrapTooTight => match slot.take() {
                Some(mut open) => {
                    open.places.push(place);
                    let put_on = open.line.and_then(|index| lines.get_mut(index));
                    if let Some(line) = put_on {
                        *line = open.line(event, zone);
                    }
                }
                None => lines.push(single(place, event, RiceStep::Compression, "Wrap off", zone)),
            },
            kind => {
                if let Some((step, words)) = point(kind) {
                    let skipped = matches!(kind, RiceEventKind::Skipped { .. });
                    lines.push(RiceLine { skipped, ..single(place, event, step, &words, zone) });
                }
            }
        }
    }
    lines
}

/// What has begun and is not over yet.
struct Open {
    from: RiceEvent,
    places: Vec<usize>,
    /// Where its line stands, when it has one already.
    line: Option<usize>,
}

impl Open {
    fn line(self, end: &RiceEvent, zone: &LocalZone) -> RiceLine {
        let minutes = minutes(end.at_ms - self.from.at_ms);
        let (step, name) = match self.from.kind {
            RiceEventKind::IceOn { .. } => (RiceStep::Ice, "Ice"),
            RiceEventKind::RaiseOn { .. } => (RiceStep::Raise, "Leg up"),
            _ => (RiceStep::Compression, "Wrap on"),
        };
        let tight = if end.kind == RiceEventKind::WrapTooTight { ", it was too tight" } else { "" };
        RiceLine {
            at: moment(self.from.at_ms, zone),
            until: Some(moment(end.at_ms, zone)),
            step,
            minutes: Some(minutes),
            skipped: false,
            words: format!("{name} {}{tight}", sentence::length(minutes)),
            on: false,
            places: self.places,
        }
    }
}

/// What happens at one moment.
fn point(kind: RiceEventKind) -> Option<(RiceStep, String)> {
    match kind {
        RiceEventKind::ToesFine => Some((RiceStep::Compression, "Toes normal again".to_owned())),
        RiceEventKind::Moved => Some((RiceStep::Movement, "Moved gently".to_owned())),
        RiceEventKind::Skipped { step } => Some((step, format!("{} skipped", step.name()))),
        RiceEventKind::ClinicianAgreed { step, about } => {
            Some((step, format!("A clinician agreed to {}: {}", step.noun(), about.name())))
        }
        RiceEventKind::ClinicianTakenBack { step, about } => {
            Some((step, format!("Taken back, a clinician agreed to {}: {}", step.noun(), about.name())))
        }
        _ => None,
    }
}

fn single(place: usize, event: &RiceEvent, step: RiceStep, words: &str, zone: &LocalZone) -> RiceLine {
    RiceLine {
        at: moment(event.at_ms, zone),
        until: None,
        step,
        minutes: None,
        skipped: false,
        words: words.to_owned(),
        on: event.kind == RiceEventKind::WrapOn,
        places: vec![place],
    }
}

/// Whole minutes, 1 at least: also when a clock that was set back lies between start and end.
pub(super) fn minutes(spent_ms: i64) -> i64 {
    ((spent_ms + 30_000) / 60_000).max(1)
}

fn moment(at_ms: i64, zone: &LocalZone) -> Moment {
    let utc_s = at_ms.div_euclid(1000);
    Moment { utc_s, offset_min: (zone.of_utc)(utc_s) }
}

impl RiceLine {
    /// Whether it is a wrap that is still on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.on
    }
}

impl FirstDaysRecord {
    /// Whether this line is still in the plan, as it was shown.
    #[must_use]
    pub fn holds(&self, line: &RiceLine, zone: &LocalZone) -> bool {
        blocks(self, zone).contains(line)
    }

    /// The plan without one of its lines. Only the log changes: the skin still gets its two hours.
    #[must_use]
    pub fn without(&self, line: &RiceLine) -> Self {
        let events = self.events.iter().enumerate().filter(|(place, _)| !line.places.contains(place));
        Self { events: events.map(|(_, event)| *event).collect(), ..self.clone() }
    }
}
