//! What stands on the pain-entry screen before it is an entry: text as typed and choices as seen.
//!
//! `parse` turns all of it into a valid `Episode` or says which fields are wrong; nothing typed is ever lost.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::body::{Ability, Context, Course, Effect, Kind, Leg, Relief, Side, Sign, Zone};
use super::episode::{AbilityRating, ContextRating, End, Episode, Nrs, ReliefTried, ZonePain};
use super::sentence;
use super::time_text::{day_only, parse_day, parse_time};
use super::when::{Certainty, Moment, Now, WhenError};

/// Longest note in characters: about forty pages, so that a pasted file cannot stop the screen.
pub const NOTE_LIMIT_CHARS: usize = 100_000;
/// Longest own word or activity in characters; longer text belongs in the notes.
pub const WORD_LIMIT_CHARS: usize = 200;
/// Longest path of a photo in characters; the longest that common systems allow.
pub const PATH_LIMIT_CHARS: usize = 4_096;
/// Most own triggers, zones, remedies or photos in one entry; far above use, so that a file cannot blow up a page.
pub const LIST_LIMIT: usize = 50;
/// Longest episode in minutes: one year.
const LONGEST_MIN: u32 = 366 * 24 * 60;

/// How long it lasted, as chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndChoice {
    /// Not said.
    #[default]
    Unknown,
    /// So many minutes.
    Lasted,
    /// Until a day and time.
    Until,
    /// Still going on.
    StillGoing,
}

/// One remedy on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReliefDraft {
    /// What was tried.
    pub relief: Relief,
    /// What it did.
    pub effect: Option<Effect>,
    /// Pain afterwards.
    pub nrs_after: Option<Nrs>,
    /// Minutes, as typed.
    pub minutes: String,
}

/// The pain-entry screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EpisodeDraft {
    /// The entry that is being changed; `None` for a new one.
    pub id: Option<Uuid>,
    /// When the entry was first written; `None` for a new one.
    pub written: Option<Moment>,
    /// The moment as it was stored, kept to the second while day and time stay as they were shown.
    pub started: Option<Moment>,
    /// Day, as typed.
    pub day: String,
    /// Time of day, as typed; empty when only the day is known.
    pub time: String,
    /// "I am not sure of the time".
    pub about: bool,
    /// How long it lasted.
    pub end: EndChoice,
    /// Minutes, as typed.
    pub lasted_min: String,
    /// Last day, as typed.
    pub end_day: String,
    /// Last time of day, as typed.
    pub end_time: String,
    /// Which calf.
    pub side: Option<Side>,
    /// Worst pain.
    pub nrs_worst: Option<Nrs>,
    /// Average pain.
    pub nrs_average: Option<Nrs>,
    /// Pain now.
    pub nrs_now: Option<Nrs>,
    /// Pain next morning.
    pub nrs_next_morning: Option<Nrs>,
    /// Zones that hurt.
    pub zones: Vec<ZonePain>,
    /// It comes down from the back or thigh.
    pub from_above: bool,
    /// It goes into the foot.
    pub into_foot: bool,
    /// Kinds of pain.
    pub kinds: Vec<Kind>,
    /// Whether a cramp let go.
    pub let_go: Option<bool>,
    /// Days since it began, as typed.
    pub stated_onset_days: String,
    /// Which way it goes.
    pub stated_trend: Option<Course>,
    /// Ids of triggers and own words.
    pub triggers: Vec<String>,
    /// An own trigger being typed.
    pub own_trigger: String,
    /// What the person was doing.
    pub activity: String,
    /// Whether it woke the person.
    pub woke_from_sleep: Option<bool>,
    /// Metres before it hurt, as typed.
    pub walk_m: String,
    /// Minutes before it hurt, as typed.
    pub walk_min: String,
    /// Minutes of rest, as typed.
    pub rest_to_relief_min: String,
    /// What was tried.
    pub reliefs: Vec<ReliefDraft>,
    /// What the person could do.
    pub abilities: Vec<AbilityRating>,
    /// The day around it.
    pub contexts: Vec<ContextRating>,
    /// Left calf in cm, as typed.
    pub calf_left_cm: String,
    /// Right calf in cm, as typed.
    pub calf_right_cm: String,
    /// Signs, when they were asked.
    pub signs: Option<Vec<Sign>>,
    /// Notes, as typed.
    pub notes: String,
    /// Photos.
    pub photos: Vec<String>,
    /// A photo path being typed.
    pub own_photo: String,
}

/// A field of the screen, so that an error can stand under it and take the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum Field {
    Side,
    Worst,
    Day,
    Time,
    Lasted,
    EndDay,
    EndTime,
    OnsetDays,
    Triggers,
    Activity,
    WalkDistance,
    WalkMinutes,
    RestMinutes,
    Reliefs,
    CalfLeft,
    CalfRight,
    Notes,
    Photos,
}

/// One field and what is wrong with it, in one plain sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Where.
    pub field: Field,
    /// What happened and what to do.
    pub words: String,
}

impl EpisodeDraft {
    /// An empty screen for a new entry: now, the given side, nothing else.
    #[must_use]
    pub fn fresh(side: Option<Side>, now: &Now) -> Self {
        Self {
            started: Some(now.moment),
            day: sentence::day_field(now.moment),
            time: sentence::time_field(now.moment),
            side,
            ..Self::default()
        }
    }

    /// The screen for changing an entry that is in the journal.
    #[must_use]
    pub fn from_episode(episode: &Episode) -> Self {
        let number = |value: Option<u32>| value.map_or_else(String::new, |number| number.to_string());
        let centimetres = |value: Option<u32>| value.map_or_else(String::new, sentence::centimetres);
        let (end, lasted_min, end_day, end_time) = match episode.end {
            End::Unknown => (EndChoice::Unknown, String::new(), String::new(), String::new()),
            End::StillGoing => (EndChoice::StillGoing, String::new(), String::new(), String::new()),
            End::At(end) => (
                EndChoice::Lasted,
                ((end.utc_s - episode.started.utc_s) / 60).to_string(),
                sentence::day_field(end),
                sentence::time_field(end),
            ),
        };
        Self {
            id: Some(episode.id),
            written: Some(episode.written),
            started: Some(episode.started),
            day: sentence::day_field(episode.started),
            time: match episode.certainty {
                Certainty::DayOnly => String::new(),
                Certainty::Exact | Certainty::About => sentence::time_field(episode.started),
            },
            about: episode.certainty == Certainty::About,
            end,
            lasted_min,
            end_day,
            end_time,
            side: Some(episode.side),
            nrs_worst: Some(episode.nrs_worst),
            nrs_average: episode.nrs_average,
            nrs_now: episode.nrs_now,
            nrs_next_morning: episode.nrs_next_morning,
            zones: episode.zones.clone(),
            from_above: episode.from_above == Some(true),
            into_foot: episode.into_foot == Some(true),
            kinds: episode.kinds.clone(),
            let_go: episode.let_go,
            stated_onset_days: number(episode.stated_onset_days),
            stated_trend: episode.stated_trend,
            triggers: episode.triggers.clone(),
            own_trigger: String::new(),
            activity: episode.activity.clone(),
            woke_from_sleep: episode.woke_from_sleep,
            walk_m: number(episode.walk_m),
            walk_min: number(episode.walk_min),
            rest_to_relief_min: number(episode.rest_to_relief_min),
            reliefs: episode
                .reliefs
                .iter()
                .map(|tried| ReliefDraft {
                    relief: tried.relief,
                    effect: tried.effect,
                    nrs_after: tried.nrs_after,
                    minutes: number(tried.minutes),
                })
                .collect(),
            abilities: episode.abilities.clone(),
            contexts: episode.contexts.clone(),
            calf_left_cm: centimetres(episode.calf_left_mm),
            calf_right_cm: centimetres(episode.calf_right_mm),
            signs: episode.signs.clone(),
            notes: episode.notes.clone(),
            photos: episode.photos.clone(),
            own_photo: String::new(),
        }
    }

    /// Turns the screen into an entry. `id` is used for a new one.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the screen.
    pub fn parse(&self, id: Uuid, now: &Now) -> Result<Episode, Vec<FieldError>> {
        let mut errors = Errors::default();
        if self.side.is_none() {
            errors.add(Field::Side, "Choose a leg.");
        }
        if self.nrs_worst.is_none() {
            errors.add(Field::Worst, "Choose a number from 0 to 10.");
        }
        let start = self.parse_start(now, &mut errors);
        let end = self.parse_end(start.map(|(moment, _)| moment), now, &mut errors);
        let mut triggers = self.triggers.clone();
        let own = clean_line(&self.own_trigger);
        if !own.is_empty() && !triggers.contains(&own) {
            triggers.push(own);
        }
        let mut photos = self.photos.clone();
        let own = clean_line(&self.own_photo);
        if !own.is_empty() && !photos.contains(&own) {
            photos.push(own);
        }
        if triggers.iter().any(|word| word.chars().count() > WORD_LIMIT_CHARS) || triggers.len() > LIST_LIMIT {
            errors.add(Field::Triggers, "Use 200 characters at most. Longer text can go into the notes.");
        }
        if photos.iter().any(|path| path.chars().count() > PATH_LIMIT_CHARS) || photos.len() > LIST_LIMIT {
            errors.add(
                Field::Photos,
                "That path is too long, or there are more than 50 photos. Remove one and try again.",
            );
        }
        let activity = clean_line(&self.activity);
        if activity.chars().count() > WORD_LIMIT_CHARS {
            errors.add(Field::Activity, "Use 200 characters at most. Longer text can go into the notes.");
        }
        let notes = clean_text(&self.notes);
        if notes.chars().count() > NOTE_LIMIT_CHARS {
            errors.add(
                Field::Notes,
                "A note can hold 100 000 characters. Shorten it, or put the rest into a second entry.",
            );
        }
        let stated_onset_days = errors.number(Field::OnsetDays, &self.stated_onset_days, 36_500, "days");
        let walk_m = errors.number(Field::WalkDistance, &self.walk_m, 100_000, "metres");
        let walk_min = errors.number(Field::WalkMinutes, &self.walk_min, 1_440, "minutes");
        let rest_to_relief_min = errors.number(Field::RestMinutes, &self.rest_to_relief_min, 1_440, "minutes");
        let reliefs = self
            .reliefs
            .iter()
            .map(|tried| ReliefTried {
                relief: tried.relief,
                effect: tried.effect,
                nrs_after: tried.nrs_after,
                minutes: errors.number(Field::Reliefs, &tried.minutes, 1_440, "minutes"),
            })
            .collect();
        let calf_left_mm = errors.millimetres(Field::CalfLeft, &self.calf_left_cm);
        let calf_right_mm = errors.millimetres(Field::CalfRight, &self.calf_right_cm);
        let (Some(side), Some(nrs_worst), Some((started, certainty)), true) =
            (self.side, self.nrs_worst, start, errors.0.is_empty())
        else {
            return Err(errors.0);
        };
        Ok(Episode {
            id: self.id.unwrap_or(id),
            started,
            certainty,
            end,
            side,
            nrs_worst,
            nrs_average: self.nrs_average,
            nrs_now: self.nrs_now,
            nrs_next_morning: self.nrs_next_morning,
            zones: self.zones.iter().copied().filter(|pain| side.legs().contains(&pain.leg)).collect(),
            from_above: self.from_above.then_some(true),
            into_foot: self.into_foot.then_some(true),
            kinds: self.kinds.clone(),
            let_go: self.let_go.filter(|_| self.kinds.contains(&Kind::Cramp)),
            stated_onset_days,
            stated_trend: self.stated_trend,
            triggers,
            activity,
            woke_from_sleep: self.woke_from_sleep,
            walk_m,
            walk_min,
            rest_to_relief_min,
            reliefs,
            abilities: self.abilities.clone(),
            contexts: self.contexts.clone(),
            calf_left_mm,
            calf_right_mm,
            signs: self.signs.clone(),
            notes,
            photos,
            written: self.written.unwrap_or(now.moment),
        })
    }

    fn parse_start(&self, now: &Now, errors: &mut Errors) -> Option<(Moment, Certainty)> {
        let certainty = if self.about { Certainty::About } else { Certainty::Exact };
        // The shown text has no seconds: as long as it was not touched, the stored second stays.
        if let Some(kept) = self.started
            && self.day.trim() == sentence::day_field(kept)
        {
            let same_time = self.time.trim() == sentence::time_field(kept);
            if same_time && kept.utc_s <= now.moment.utc_s {
                return Some((kept, certainty));
            }
        }
        let day = match parse_day(&self.day, now.today()) {
            Ok(day) => day,
            Err(error) => return errors.when(Field::Day, error),
        };
        if self.time.trim().is_empty() {
            return day_only(day, now).map_or_else(|error| errors.when(Field::Day, error), Some);
        }
        let time = match parse_time(&self.time) {
            Ok(time) => time,
            Err(error) => return errors.when(Field::Time, error),
        };
        match now.at_local(day.and_time(time)) {
            Ok(moment) => Some((moment, certainty)),
            Err(error) if error == WhenError::TooEarly => errors.when(Field::Day, error),
            Err(error) => errors.when(Field::Time, error),
        }
    }

    fn parse_end(&self, start: Option<Moment>, now: &Now, errors: &mut Errors) -> End {
        match self.end {
            EndChoice::Unknown => End::Unknown,
            EndChoice::StillGoing => End::StillGoing,
            EndChoice::Lasted => {
                if self.lasted_min.trim().is_empty() {
                    return End::Unknown;
                }
                let minutes = errors.number(Field::Lasted, &self.lasted_min, LONGEST_MIN, "minutes");
                let (Some(minutes), Some(start)) = (minutes, start) else { return End::Unknown };
                let end = start.plus_minutes(i64::from(minutes));
                if end.utc_s > now.moment.utc_s {
                    errors.add(
                        Field::Lasted,
                        "That end has not come yet. Check the minutes, or choose “still going on”.",
                    );
                    return End::Unknown;
                }
                End::At(Moment { offset_min: (now.zone.of_utc)(end.utc_s), ..end })
            }
            EndChoice::Until => {
                let day = match parse_day(&self.end_day, now.today()) {
                    Ok(day) => day,
                    Err(error) => return errors.when(Field::EndDay, error).unwrap_or(End::Unknown),
                };
                let time = match parse_time(&self.end_time) {
                    Ok(time) => time,
                    Err(error) => return errors.when(Field::EndTime, error).unwrap_or(End::Unknown),
                };
                let end = match now.at_local(day.and_time(time)) {
                    Ok(end) => end,
                    Err(error) => return errors.when(Field::EndTime, error).unwrap_or(End::Unknown),
                };
                if start.is_some_and(|start| end.utc_s < start.utc_s - start.utc_s.rem_euclid(60)) {
                    errors.add(Field::EndTime, "The end is before the start. Check both times.");
                    return End::Unknown;
                }
                // Shown without seconds: an end in the minute of the start is the start itself.
                End::At(start.filter(|start| end.utc_s < start.utc_s).unwrap_or(end))
            }
        }
    }

    /// The rating of one ability, if given.
    #[must_use]
    pub fn ability(&self, ability: Ability) -> Option<Nrs> {
        self.abilities.iter().find(|rating| rating.ability == ability).map(|rating| rating.rating)
    }

    /// Sets or clears the rating of one ability.
    pub fn set_ability(&mut self, ability: Ability, rating: Option<Nrs>) {
        self.abilities.retain(|old| old.ability != ability);
        self.abilities.extend(rating.map(|rating| AbilityRating { ability, rating }));
    }

    /// The rating of one part of the day, if given.
    #[must_use]
    pub fn context(&self, context: Context) -> Option<Nrs> {
        self.contexts.iter().find(|rating| rating.context == context).map(|rating| rating.rating)
    }

    /// Sets or clears the rating of one part of the day.
    pub fn set_context(&mut self, context: Context, rating: Option<Nrs>) {
        self.contexts.retain(|old| old.context != context);
        self.contexts.extend(rating.map(|rating| ContextRating { context, rating }));
    }

    /// Whether a zone of a leg is chosen.
    #[must_use]
    pub fn zone(&self, leg: Leg, zone: Zone) -> Option<ZonePain> {
        self.zones.iter().copied().find(|pain| pain.leg == leg && pain.zone == zone)
    }

    /// Chooses a zone with the worst pain, or takes it away again.
    pub fn toggle_zone(&mut self, leg: Leg, zone: Zone) {
        if self.zone(leg, zone).is_some() {
            self.zones.retain(|pain| !(pain.leg == leg && pain.zone == zone));
        } else {
            self.zones.push(ZonePain { leg, zone, nrs: None });
            self.zones.sort_by_key(|pain| (pain.leg, pain.zone));
        }
    }

    /// Chooses a sign or takes it away; choosing one answers the question.
    pub fn toggle_sign(&mut self, sign: Sign) {
        let signs = self.signs.get_or_insert_default();
        if let Some(place) = signs.iter().position(|old| *old == sign) {
            signs.remove(place);
            if signs.is_empty() {
                self.signs = None;
            }
        } else {
            signs.push(sign);
            signs.sort_unstable();
        }
    }
}

/// Errors found so far.
#[derive(Default)]
struct Errors(Vec<FieldError>);

impl Errors {
    fn add(&mut self, field: Field, words: &str) {
        self.0.push(FieldError { field, words: words.to_owned() });
    }

    fn when<T>(&mut self, field: Field, error: WhenError) -> Option<T> {
        self.add(field, &error.to_string());
        None
    }

    fn number(&mut self, field: Field, text: &str, most: u32, unit: &str) -> Option<u32> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse::<u32>().ok().filter(|number| *number <= most);
        if number.is_none() {
            self.add(field, &format!("Enter a whole number of {unit}, {} at most.", sentence::grouped(most)));
        }
        number
    }

    fn millimetres(&mut self, field: Field, text: &str) -> Option<u32> {
        let text = text.trim().trim_end_matches("cm").trim_end().replace(',', ".");
        if text.is_empty() {
            return None;
        }
        let (whole, tenths) = text.split_once('.').unwrap_or((&text, "0"));
        let read = |part: &str| part.parse::<u32>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
        let millimetres = match (read(whole), read(tenths)) {
            (Some(whole), Some(tenths)) if tenths < 10 && whole <= 150 => Some(whole * 10 + tenths),
            _ => None,
        };
        let found = millimetres.filter(|size| (50..=1_500).contains(size));
        if found.is_none() {
            self.add(field, &format!("Enter the size in cm, such as {}.", sentence::centimetres(375)));
        }
        found
    }
}

/// Text without characters that nobody can see and that break files; line breaks and tabs stay.
#[must_use]
pub fn clean_text(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t'))
        .collect::<String>()
        .trim_end()
        .to_owned()
}

/// One line of text: control characters and line breaks become spaces, the ends are trimmed.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let spaced: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    spaced.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::when::tests::now_at;
    use super::*;

    fn filled() -> EpisodeDraft {
        let now = now_at("2026-11-22 14:32");
        EpisodeDraft { nrs_worst: Some(Nrs::ALL[6]), ..EpisodeDraft::fresh(Some(Side::Left), &now) }
    }

    fn check(change: impl FnOnce(&mut EpisodeDraft), field: Field, words: &str) {
        let mut draft = filled();
        change(&mut draft);
        let errors = draft.parse(Uuid::nil(), &now_at("2026-11-22 14:32")).unwrap_err();
        assert!(
            errors.iter().any(|error| error.field == field && error.words.replace('\u{a0}', " ").starts_with(words)),
            "{errors:?}"
        );
    }

    #[test]
    fn each_wrong_field_gets_its_own_sentence() {
        check(|draft| draft.nrs_worst = None, Field::Worst, "Choose a number from 0 to 10.");
        check(|draft| draft.side = None, Field::Side, "Choose a leg.");
        check(|draft| draft.time = "14:33".into(), Field::Time, "That time has not come yet.");
        check(|draft| draft.day = "2026-02-30".into(), Field::Day, "Enter a date such as");
        check(
            |draft| (draft.day, draft.time) = ("2026-03-29".into(), "02:30".into()),
            Field::Time,
            "The clocks went forward",
        );
        check(
            |draft| draft.notes = "x".repeat(NOTE_LIMIT_CHARS + 1),
            Field::Notes,
            "A note can hold 100 000 characters.",
        );
        check(
            |draft| draft.walk_m = "far".into(),
            Field::WalkDistance,
            "Enter a whole number of metres, 100 000 at most.",
        );
        check(|draft| draft.calf_left_cm = "3,75".into(), Field::CalfLeft, "Enter the size in cm");
        check(
            |draft| {
                draft.end = EndChoice::Until;
                draft.end_day = "22/11".into();
                draft.end_time = "14:00".into();
            },
            Field::EndTime,
            "The end is before the start.",
        );
        check(
            |draft| (draft.end, draft.lasted_min) = (EndChoice::Lasted, "5".into()),
            Field::Lasted,
            "That end has not come yet.",
        );
    }

    #[test]
    fn an_entry_goes_to_the_screen_and_back_unchanged() {
        let now = now_at("2026-11-22 14:32");
        let mut draft = filled();
        draft.time = "13:00".into();
        (draft.end, draft.lasted_min) = (EndChoice::Lasted, "45".into());
        draft.toggle_zone(Leg::Left, Zone::Soleus);
        draft.toggle_sign(Sign::Swelling);
        draft.set_ability(Ability::Stairs, Some(Nrs::ALL[4]));
        draft.calf_left_cm = "37.5".into();
        draft.notes = "Tight \u{7}after stairs\n\u{202b}ألم\u{202c} 🦵".into();
        draft.own_trigger = "gardening".into();
        let first = draft.parse(Uuid::from_u128(7), &now).unwrap();
        assert_eq!(first.notes, "Tight after stairs\n\u{202b}ألم\u{202c} 🦵");
        assert_eq!(first.calf_left_mm, Some(375));
        let again = EpisodeDraft::from_episode(&first).parse(Uuid::nil(), &now).unwrap();
        assert_eq!(again, first);
    }

    #[test]
    fn not_answered_is_never_no() {
        let episode = filled().parse(Uuid::nil(), &now_at("2026-11-22 14:32")).unwrap();
        assert_eq!(
            (episode.signs, episode.woke_from_sleep, episode.from_above, episode.nrs_now),
            (None, None, None, None)
        );
    }
}
