//! Which features a journal has. A feature of entries fits when two entries say so and they are at least half of those
//! that say anything about it; against a pattern one entry is enough. Numbers here are our own, on the careful side.

use chrono::NaiveDate;

use super::{Feature, Scope};
use crate::domain::body::{Ability, Leg, Side, Sign, Trigger, Zone};
use crate::domain::check::{Facts, Flag, Risk};
use crate::domain::course::{CrampDays, DayEntry};
use crate::domain::episode::Episode;
use crate::domain::profile::Value;
use crate::domain::trend::DayPart;
use crate::domain::watch::Watch;
use crate::domain::when::Certainty;

/// Entries that have to say the same.
const ENOUGH: usize = 2;
/// Days for which an injury counts.
const INJURY_DAYS: u32 = 28;
/// Minutes of standing still after which walking pain has to be gone, as in `clinical.md` 1.3.1.
const STAND_MIN: u32 = 10;
/// Minutes of rest after which running pain has to be gone.
const REST_MIN: u32 = 60;
/// From this rating on walking went well.
const WELL: u8 = 7;
/// Up to this rating tiptoe was hard.
const HARD: u8 = 5;

/// The entries that a pattern looks at, and what else is known.
pub(super) struct Evidence<'a> {
    entries: Vec<&'a Episode>,
    watch: &'a Watch,
    facts: &'a Facts,
}

/// How a feature stands.
enum Found {
    /// So many entries say it, of so many that say anything about it.
    Entries { yes: usize, said: usize },
    /// It is there or not, whatever a single entry says.
    Whole(bool),
}

impl<'a> Evidence<'a> {
    /// Takes the entries of one scope. Soreness after a cramp is no pain of its own (`clinical.md` 1.3).
    pub(super) fn new(scope: Scope, entries: &[&'a Episode], watch: &'a Watch, facts: &'a Facts) -> Self {
        let today = watch.today();
        let days: Vec<DayEntry> = entries.iter().map(|entry| day_entry(entry, today)).collect();
        let cramps = CrampDays::of(&days.iter().collect::<Vec<_>>());
        let belongs = |day: &DayEntry| match scope {
            Scope::Cramps => day.is_cramp(),
            Scope::Pain => !day.is_cramp() && !cramps.soreness(day),
            Scope::All => day.is_cramp() || !cramps.soreness(day),
        };
        let entries = entries.iter().zip(&days).filter(|(_, day)| belongs(day)).map(|(entry, _)| *entry).collect();
        Self { entries, watch, facts }
    }

    /// Whether there is enough to say anything of.
    pub(super) fn is_enough(&self) -> bool {
        self.entries.len() >= ENOUGH
    }

    /// Whether the feature speaks for a pattern.
    pub(super) fn speaks_for(&self, feature: Feature) -> bool {
        match self.found(feature) {
            Found::Entries { yes, said } => yes >= ENOUGH && yes * 2 >= said,
            Found::Whole(there) => there,
        }
    }

    /// Whether the feature speaks against a pattern.
    pub(super) fn speaks_against(&self, feature: Feature) -> bool {
        match self.found(feature) {
            Found::Entries { yes, .. } => yes > 0,
            Found::Whole(there) => there,
        }
    }

    fn found(&self, feature: Feature) -> Found {
        if let Some(there) = self.whole(feature) {
            return Found::Whole(there);
        }
        let said: Vec<bool> = self.entries.iter().filter_map(|entry| says(entry, feature)).collect();
        Found::Entries { yes: said.iter().filter(|yes| **yes).count(), said: said.len() }
    }

    /// Features of the journal as a whole, of answers and of checks; `None` for those that single entries have.
    fn whole(&self, feature: Feature) -> Option<bool> {
        let (facts, profile) = (self.facts, &self.watch.profile);
        let onset = |fits: fn(u32) -> bool| facts.course.onset_days.is_some_and(fits);
        Some(match feature {
            Feature::OneLeg => self.legs().len() == 1,
            Feature::SameDistance => self.same_distance(),
            Feature::Blow => self.blow(),
            Feature::Injury => self.injured() && !self.blow(),
            Feature::NoInjury => self.no_injury(),
            Feature::FewDays => onset(|days| days <= 7),
            Feature::FewWeeks => onset(|days| days <= 21),
            Feature::ForWeeks => onset(|days| days >= 14),
            Feature::ForManyWeeks => onset(|days| days >= 42),
            Feature::Diabetes => facts.yes(Risk::Diabetes),
            Feature::NumbFeet => facts.yes(Risk::Neuropathy),
            Feature::ArteryFacts => {
                facts.any(&[Risk::Smoker, Risk::Diabetes, Risk::HeartDisease, Risk::KnownArteryDisease])
            }
            Feature::CrampMedicine => facts.any(&[Risk::Statin, Risk::Diuretic]) || self.takes("naproxen"),
            Feature::StandingJob => profile.choice("job") == Some("standing"),
            Feature::VaricoseVeins => facts.yes(Risk::VaricoseVeins),
            Feature::LittleActivity => profile.choice("activity") == Some("little"),
            Feature::Swelling => facts.any(&[Sign::Swelling, Sign::FluidRetention]),
            Feature::SkinChange => facts.yes(Sign::RednessWarmth),
            Feature::Numbness => facts.yes(Sign::TinglingNumbness),
            Feature::Pop => facts.any(&[Flag::PopFelt, Flag::CannotTiptoe, Flag::GapFelt]),
            _ => return None,
        })
    }

    fn legs(&self) -> Vec<Leg> {
        let hurts = |leg: &&Leg| self.entries.iter().any(|entry| entry.side.legs().contains(leg));
        Leg::ALL.iter().filter(hurts).copied().collect()
    }

    fn injured(&self) -> bool {
        self.legs().into_iter().any(|leg| self.watch.injury_of(leg).is_some_and(|days| days <= INJURY_DAYS))
    }

    /// A knock is one moment: one entry is enough, and so is the answer about it.
    fn blow(&self) -> bool {
        let profile = &self.watch.profile;
        let told = profile.choice("injury") == Some("blow")
            && profile
                .injury()
                .is_some_and(|(day, _)| (0..=i64::from(INJURY_DAYS)).contains(&(self.watch.today() - day).num_days()));
        told || self.entries.iter().any(|entry| set_off(entry, &[Trigger::Knock]) == Some(true))
    }

    /// Told in the last weeks, and nothing else said since.
    fn no_injury(&self) -> bool {
        let told = self.watch.profile.answer("injury").is_some_and(|answer| {
            let days = (self.watch.today() - answer.at.day()).num_days();
            answer.value == Value::One("nothing".to_owned()) && days <= i64::from(INJURY_DAYS)
        });
        told && !self.injured() && !self.blow()
    }

    fn takes(&self, medicine: &str) -> bool {
        let answer = self.watch.profile.answer("medicines").map(|answer| &answer.value);
        matches!(answer, Some(Value::Many(all)) if all.iter().any(|one| one == medicine))
    }

    /// Metres, or else minutes, of two walks or more, where the longest is at most twice the shortest.
    fn same_distance(&self) -> bool {
        let alike = |of: fn(&Episode) -> Option<u32>| {
            let walks: Vec<u32> = self.entries.iter().filter_map(|entry| of(entry)).collect();
            let ends = walks.iter().min().zip(walks.iter().max());
            walks.len() >= ENOUGH && ends.is_some_and(|(least, most)| *most <= least.saturating_mul(2))
        };
        alike(|entry| entry.walk_m) || alike(|entry| entry.walk_min)
    }
}

/// What one entry says about a feature; `None` when it says nothing about the matter.
fn says(entry: &Episode, feature: Feature) -> Option<bool> {
    let (kinds, zones, triggers) = (feature.kinds(), feature.zones(), feature.triggers());
    if !kinds.is_empty() {
        return (!entry.kinds.is_empty()).then(|| entry.kinds.iter().any(|kind| kinds.contains(kind)));
    }
    if !zones.is_empty() {
        let hurt = hurt_zones(entry);
        return (!hurt.is_empty()).then(|| hurt.iter().any(|zone| zones.contains(zone)));
    }
    if !triggers.is_empty() {
        return set_off(entry, triggers);
    }
    match feature {
        Feature::Cramps => Some(true),
        Feature::LetGo => entry.let_go,
        Feature::StaysTight => entry.let_go.map(|let_go| !let_go),
        Feature::Night if set_off(entry, &[Trigger::InBed]) == Some(true) => Some(true),
        Feature::Night => in_part(entry, DayPart::Night),
        Feature::Evening => in_part(entry, DayPart::Evening),
        Feature::Woke => entry.woke_from_sleep,
        Feature::WholeCalf => {
            let hurt = hurt_zones(entry);
            let most = Zone::WHOLE_CALF.iter().filter(|zone| hurt.contains(zone)).count() >= 3;
            (!hurt.is_empty()).then_some(most)
        }
        Feature::FromAbove => entry.from_above,
        Feature::IntoFoot => entry.into_foot,
        Feature::BothLegs => Some(entry.side == Side::Both),
        Feature::WalkRest => {
            let walked =
                set_off(entry, &[Trigger::Walking]) == Some(true) || entry.walk_m.is_some() || entry.walk_min.is_some();
            entry.rest_to_relief_min.map(|minutes| walked && minutes <= STAND_MIN)
        }
        Feature::RunRest => {
            let ran = set_off(entry, &[Trigger::Running]) == Some(true);
            entry.rest_to_relief_min.map(|minutes| ran && minutes <= REST_MIN)
        }
        Feature::NextMorning => entry.nrs_next_morning.map(|nrs| nrs.get() > 0),
        Feature::TiptoeHard => rated(entry, Ability::Tiptoe).map(|rating| rating <= HARD),
        Feature::WalkingFine => rated(entry, Ability::Walking).map(|rating| rating >= WELL),
        _ => None,
    }
}

fn hurt_zones(entry: &Episode) -> Vec<Zone> {
    let hurt = entry.zones.iter().filter(|pain| pain.nrs.is_none_or(|nrs| nrs.get() > 0));
    hurt.map(|pain| pain.zone).collect()
}

fn set_off(entry: &Episode, triggers: &[Trigger]) -> Option<bool> {
    let named = |trigger: &Trigger| entry.triggers.iter().any(|word| word == trigger.id());
    (!entry.triggers.is_empty()).then(|| triggers.iter().any(named))
}

fn in_part(entry: &Episode, part: DayPart) -> Option<bool> {
    (entry.certainty != Certainty::DayOnly).then(|| DayPart::of(entry.started) == part)
}

fn rated(entry: &Episode, ability: Ability) -> Option<u8> {
    entry.abilities.iter().find(|one| one.ability == ability).map(|one| one.rating.get())
}

fn day_entry(entry: &Episode, today: NaiveDate) -> DayEntry {
    DayEntry {
        day: i32::try_from((entry.started.day() - today).num_days()).unwrap_or(i32::MIN),
        nrs: entry.nrs_worst,
        side: entry.side,
        minutes: entry.lasted_min().map(|minutes| u32::try_from(minutes.max(0)).unwrap_or(u32::MAX)),
        kinds: entry.kinds.clone(),
        let_go: entry.let_go == Some(true),
        woke: false,
        eases_with_rest: false,
    }
}
