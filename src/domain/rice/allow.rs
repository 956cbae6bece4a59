//! What may be started, and why not: the gate first, then what a person's answers forbid or ask a clinician for, then
//! lengths and gaps. The lists are those of `clinical.md` 5.1.

use super::timer::{CLOCK_SLACK_MS, IceTimer, RaiseTimer, TimerState, wrap_is_on};
use super::{AskAbout, FirstDays, ICE_GAP_MIN, ICE_MIN, NIGHT_MIN, RAISE_MIN, RiceEvent, RiceEventKind, RiceStep};
use crate::domain::check::Facts;
use crate::domain::exercise::Bar;
use crate::domain::gate::{Activity, Gate, Lock};
use crate::domain::profile::Profile;
use crate::domain::when::Now;
use chrono::Timelike;

/// The person for whom it is.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// What is closed now.
    pub gate: &'a Gate,
    /// What the last checks and the profile say.
    pub facts: &'a Facts,
    /// The answers about oneself.
    pub profile: &'a Profile,
    /// When ice ended last, in milliseconds, whichever plan it belonged to and even if the step was taken back: the skin
    /// knows nothing of undo. Nothing when that is not known.
    pub last_ice_ms: Option<i64>,
}

/// What ice is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IcePurpose {
    /// As a step of the first days.
    Plan,
    /// For comfort, when the first days are over.
    Comfort,
}

/// One answer that speaks against a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The answer, as `exercise::Bar` reads it.
    pub fact: &'static str,
    /// About this a clinician may be asked and may agree; without it the step stays off.
    pub ask: Option<AskAbout>,
    /// What is said.
    pub words: &'static str,
    /// Numbers of the bibliography.
    pub sources: &'static [&'static str],
}

/// Why something cannot be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The gate is closed.
    Paused(Vec<Lock>),
    /// Answers forbid it.
    Forbidden(Vec<Reason>),
    /// Answers say: ask first.
    AskFirst(Vec<Reason>),
    /// It is none of these lengths in minutes.
    NotALength([u16; 3]),
    /// It is on already.
    AlreadyOn,
    /// So many minutes too early.
    TooEarly(i64),
    /// It is night.
    Night,
    /// The 72 hours are over.
    PlanOver,
}

const fn no(fact: &'static str, words: &'static str, sources: &'static [&'static str]) -> Reason {
    Reason { fact, ask: None, words, sources }
}

const fn ask(about: AskAbout, fact: &'static str, words: &'static str, sources: &'static [&'static str]) -> Reason {
    Reason { fact, ask: Some(about), words, sources }
}

const COLD: &[Reason] = &[
    no("neuropathy", "Numb feet or nerve damage: you may not feel when ice harms the skin.", &["35", "36"]),
    no("tingling_numbness", "The leg tingles or is numb.", &["34", "35"]),
    no("cool_or_pale", "The leg is cold or pale.", &["34", "35"]),
    no("mottled_or_blue", "The skin is blue or marbled.", &["34", "35"]),
    no("known_pad", "Narrowed leg arteries.", &["35", "36"]),
    no("circulation=raynaud", "Raynaud's.", &["35"]),
    no("circulation=cold_allergy", "Cold allergy.", &["35"]),
    no("veins_skin=skin_sores", "Skin sores.", &["35", "36"]),
    no("veins_skin=leg_ulcer", "A leg ulcer.", &["35", "36"]),
    no("deformity_or_deep_wound", "A deep wound.", &["35", "36"]),
    no("fever_38", "Fever.", &["35"]),
    no("spreading_redness", "Redness that spreads.", &["35"]),
    // It can be an infection or a clot that came after a clinician was asked: no earlier word opens it.
    no("redness_warmth_tenderness", "The skin is red or warm.", &["35"]),
    ask(AskAbout::Diabetes, "diabetes", "Diabetes: only if a clinician agrees.", &["36"]),
    ask(AskAbout::HeartDisease, "heart_disease", "Heart disease.", &["35"]),
    ask(AskAbout::HeartFailure, "heart_failure", "Heart failure.", &["35"]),
    ask(AskAbout::Heartbeat, "atrial_fibrillation", "An irregular heartbeat.", &["35"]),
    ask(AskAbout::Stroke, "heart=stroke", "A stroke.", &["35"]),
    ask(AskAbout::Pressure, "heart=high_blood_pressure", "High blood pressure.", &["35"]),
    ask(AskAbout::Cancer, "active_cancer", "Cancer.", &["35", "36"]),
];

const PRESSURE: &[Reason] = &[
    no("neuropathy", "Numb feet or nerve damage: you may not feel when the wrap is too tight.", &["37"]),
    no("tingling_numbness", "The leg tingles or is numb.", &["34", "37"]),
    no("cool_or_pale", "The leg is cold or pale.", &["34", "37"]),
    no("mottled_or_blue", "The skin is blue or marbled.", &["34", "37"]),
    no("known_pad", "Narrowed leg arteries.", &["37"]),
    no("circulation=raynaud", "Raynaud's.", &["37"]),
    no("circulation=cold_allergy", "Cold allergy.", &["37"]),
    no("calf_tense_hard", "The calf is hard and tight all the time.", &["8"]),
    no("pain_on_passive_stretch", "Severe pain when the foot is moved.", &["8"]),
    no("cast_or_wrap_pain", "A bandage was too tight and loosening it did not help.", &["8", "34"]),
    no("varicose_veins", "Varicose veins.", &["37"]),
    no("veins_skin=skin_sores", "Skin sores.", &["37"]),
    no("veins_skin=leg_ulcer", "A leg ulcer.", &["37"]),
    no("deformity_or_deep_wound", "A deep wound.", &["37"]),
    ask(AskAbout::HeartFailure, "heart_failure", "Heart failure.", &["37"]),
    ask(AskAbout::Diabetes, "diabetes", "Diabetes.", &["37"]),
];

const RAISED: &[Reason] = &[
    no("cool_or_pale", "The leg is cold or pale.", &["10"]),
    no("mottled_or_blue", "The skin is blue or marbled.", &["10"]),
    no("rest_pain_relieved_by_hanging_leg", "The pain eases when the leg hangs down.", &["10"]),
    no("calf_tense_hard", "The calf is hard and tight all the time.", &["8"]),
    no("pain_on_passive_stretch", "Severe pain when the foot is moved.", &["8"]),
    ask(AskAbout::Arteries, "known_pad", "Narrowed leg arteries.", &["10"]),
];

/// Every reason that can speak against a step, for the rule table and its tests.
#[must_use]
pub fn reasons(step: RiceStep) -> &'static [Reason] {
    match step {
        RiceStep::Ice => COLD,
        RiceStep::Compression => PRESSURE,
        RiceStep::Raise => RAISED,
        RiceStep::Rest | RiceStep::Movement => &[],
    }
}

impl Person<'_> {
    /// Whether the gate or anything about this person closes a step, whatever the time. What a clinician agreed to
    /// stands among the events of the plan.
    ///
    /// # Errors
    /// Why it is closed.
    pub fn closes(&self, step: RiceStep, events: &[RiceEvent]) -> Result<(), Refusal> {
        let activity = match step {
            RiceStep::Ice => Activity::Ice,
            RiceStep::Compression => Activity::Compression,
            RiceStep::Raise => Activity::Raise,
            RiceStep::Movement => Activity::Stretch,
            RiceStep::Rest => return Ok(()),
        };
        let locks = self.gate.locks(activity);
        if !locks.is_empty() {
            return Err(Refusal::Paused(locks));
        }
        let found = reasons(step).iter().filter(|reason| Bar::parse(reason.fact).matches(self.facts, self.profile));
        let (asks, forbids): (Vec<Reason>, Vec<Reason>) = found.copied().partition(|reason| reason.ask.is_some());
        if !forbids.is_empty() {
            return Err(Refusal::Forbidden(forbids));
        }
        let open = |reason: &Reason| reason.ask.is_none_or(|about| clinician_agreed(events, step, about).is_none());
        let asks: Vec<Reason> = asks.into_iter().filter(open).collect();
        if asks.is_empty() { Ok(()) } else { Err(Refusal::AskFirst(asks)) }
    }
}

/// Since when a clinician agrees to a step although of this answer; nothing when nobody said so or it was taken back.
#[must_use]
pub fn clinician_agreed(events: &[RiceEvent], step: RiceStep, about: AskAbout) -> Option<i64> {
    events.iter().fold(None, |agreed, event| match event.kind {
        RiceEventKind::ClinicianAgreed { step: to, about: of } if (to, of) == (step, about) => Some(event.at_ms),
        RiceEventKind::ClinicianTakenBack { step: to, about: of } if (to, of) == (step, about) => None,
        _ => agreed,
    })
}

/// From when ice may be put on again by the two hours between; nothing when there was none.
#[must_use]
pub fn ice_again_ms(events: &[RiceEvent], last_ice_ms: Option<i64>, now_ms: i64) -> Option<i64> {
    let ahead = |end_ms: &i64| *end_ms >= now_ms + CLOCK_SLACK_MS;
    let in_plan = match IceTimer::of(events).map(|timer| timer.state(now_ms)) {
        Some(TimerState::Ended { at_ms, .. }) => Some(at_ms),
        Some(TimerState::Running { .. } | TimerState::Paused { .. }) | None => None,
    };
    // An end that lies ahead of a clock that was set back tells nothing, unless nothing better is known; then the two
    // hours count from now.
    let known = last_ice_ms.filter(|end_ms| !ahead(end_ms));
    let end_ms = match (in_plan.filter(|end_ms| !ahead(end_ms)), known) {
        (None, None) => in_plan.or(last_ice_ms)?.min(now_ms),
        (one, other) => one.max(other)?,
    };
    Some(end_ms + ICE_GAP_MIN * 60_000)
}

/// Whether ice may be put on now for so many minutes.
///
/// # Errors
/// Why not.
pub fn ice(
    plan: &FirstDays,
    person: &Person<'_>,
    events: &[RiceEvent],
    now_ms: i64,
    minutes: u16,
    purpose: IcePurpose,
) -> Result<(), Refusal> {
    person.closes(RiceStep::Ice, events)?;
    if !ICE_MIN.contains(&minutes) {
        return Err(Refusal::NotALength(ICE_MIN));
    }
    let state = IceTimer::of(events).map(|timer| timer.state(now_ms));
    if matches!(state, Some(TimerState::Running { .. } | TimerState::Paused { .. })) {
        return Err(Refusal::AlreadyOn);
    }
    let wait_ms = ice_again_ms(events, person.last_ice_ms, now_ms).map_or(0, |again_ms| again_ms - now_ms);
    if wait_ms > 0 {
        return Err(Refusal::TooEarly((wait_ms + 59_999) / 60_000));
    }
    if purpose == IcePurpose::Plan && plan.is_over(now_ms) {
        return Err(Refusal::PlanOver);
    }
    Ok(())
}

/// Whether the leg may be raised now for so many minutes.
///
/// # Errors
/// Why not.
pub fn raise(person: &Person<'_>, events: &[RiceEvent], now_ms: i64, minutes: u16) -> Result<(), Refusal> {
    person.closes(RiceStep::Raise, events)?;
    if !RAISE_MIN.contains(&minutes) {
        return Err(Refusal::NotALength(RAISE_MIN));
    }
    match RaiseTimer::of(events).map(|timer| timer.state(now_ms)) {
        Some(TimerState::Running { .. } | TimerState::Paused { .. }) => Err(Refusal::AlreadyOn),
        Some(TimerState::Ended { .. }) | None => Ok(()),
    }
}

/// Whether the wrap may be put on now.
///
/// # Errors
/// Why not.
pub fn wrap(plan: &FirstDays, person: &Person<'_>, events: &[RiceEvent], now: &Now) -> Result<(), Refusal> {
    person.closes(RiceStep::Compression, events)?;
    if wrap_is_on(events).is_some() {
        return Err(Refusal::AlreadyOn);
    }
    if plan.is_over(now.moment.utc_s.saturating_mul(1000)) {
        return Err(Refusal::PlanOver);
    }
    if is_night(now) { Err(Refusal::Night) } else { Ok(()) }
}

/// Why a wrap that is on has to come off now; nothing while it may stay, and when none is on.
#[must_use]
pub fn wrap_off_words(plan: &FirstDays, person: &Person<'_>, events: &[RiceEvent], now: &Now) -> Option<&'static str> {
    wrap_is_on(events)?;
    if person.closes(RiceStep::Compression, events).is_err() {
        Some("Take the wrap off now. It is not for you while this is so.")
    } else if plan.is_over(now.moment.utc_s.saturating_mul(1000)) {
        Some("Take the wrap off. The first 72 hours are over.")
    } else if is_night(now) {
        Some("Take the wrap off for the night.")
    } else {
        None
    }
}

/// Whether it is night by the local clock.
pub(super) fn is_night(now: &Now) -> bool {
    let local = now.moment.local();
    let minute = local.hour() * 60 + local.minute();
    minute >= NIGHT_MIN.0 || minute < NIGHT_MIN.1
}

impl Refusal {
    /// What is said.
    #[must_use]
    pub fn words(&self) -> String {
        let list = |reasons: &[Reason]| reasons.iter().map(|reason| reason.words).collect::<Vec<_>>().join(" ");
        match self {
            Self::Paused(locks) => locks.iter().map(|lock| lock.words()).collect::<Vec<_>>().join(" "),
            Self::Forbidden(reasons) => format!("Not for you now. {}", list(reasons)),
            Self::AskFirst(reasons) => format!("Ask a doctor or nurse first. {}", list(reasons)),
            Self::NotALength([short, usual, long]) => format!("Choose {short}, {usual} or {long} minutes."),
            Self::AlreadyOn => "It is on already.".to_owned(),
            Self::TooEarly(1) => "The skin needs 2 hours between. Wait 1 more minute.".to_owned(),
            Self::TooEarly(minutes) => format!("The skin needs 2 hours between. Wait {minutes} more minutes."),
            Self::Night => "Leave the wrap off for the night.".to_owned(),
            Self::PlanOver => {
                "The first 72 hours are over. Ice and wrap are no longer needed; use ice for comfort if you like."
                    .to_owned()
            }
        }
    }
}
