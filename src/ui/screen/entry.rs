//! The pain entry: everything about one episode on one page; nothing but leg and score is needed.

use egui::Ui;
use uuid::Uuid;

use super::{Kept, View, entry_fields, entry_more, entry_signs};
use crate::app::command::Command;
use crate::domain::body::{Leg, Zone};
use crate::domain::draft::{EpisodeDraft, Field as Place, FieldError};
use crate::domain::episode::Episode;
use crate::domain::sentence;
use crate::domain::time_text::parse_day;
use crate::domain::when::Now;
use crate::store::operation::Version;
use crate::ui::action::Action;
use crate::ui::theme::COMPACT_WIDTH;
use crate::ui::widget::columns::{Column, two_ui};
use crate::ui::widget::{card, text};

/// The page with its draft.
#[derive(Debug)]
pub struct EntryScreen {
    pub(super) draft: EpisodeDraft,
    /// The draft as it was when the page was opened or saved, to know whether anything was typed.
    untouched: EpisodeDraft,
    pub(super) errors: Vec<FieldError>,
    /// A field with an error that shall get the keyboard.
    pub(super) wants_focus: Option<Place>,
    pub(super) open: OpenParts,
    pub(super) as_list: bool,
    /// The zone whose own score is being asked.
    pub(super) zone_asked: Option<(Leg, Zone)>,
    /// Whether this pain is new on this leg, so that its beginning is asked.
    pub(super) asks_onset: bool,
    versions: Kept<Uuid, Vec<Version>>,
}

/// Which folded parts are open.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "four independent folds")]
pub(super) struct OpenParts {
    pub(super) when: bool,
    pub(super) more_triggers: bool,
    pub(super) long: bool,
    pub(super) tried: bool,
    pub(super) day: bool,
    pub(super) notes: bool,
}

impl EntryScreen {
    /// A page for a draft: new, kept, or made of an entry.
    #[must_use]
    pub fn new(draft: EpisodeDraft, as_list: bool, asks_onset: bool) -> Self {
        let open = OpenParts {
            when: false,
            more_triggers: draft.triggers.iter().any(|word| !entry_fields::is_usual_trigger(word))
                || !draft.activity.is_empty(),
            long: has_length(&draft),
            tried: !draft.reliefs.is_empty(),
            day: !draft.abilities.is_empty()
                || !draft.contexts.is_empty()
                || !draft.calf_left_cm.is_empty()
                || !draft.calf_right_cm.is_empty(),
            notes: !draft.notes.is_empty() || !draft.photos.is_empty(),
        };
        Self {
            untouched: draft.clone(),
            draft,
            errors: Vec::new(),
            wants_focus: None,
            open,
            as_list,
            zone_asked: None,
            asks_onset,
            versions: Kept::default(),
        }
    }

    /// A page that goes on with a draft that was kept; all of it counts as typed.
    #[must_use]
    pub fn resumed(draft: EpisodeDraft, as_list: bool) -> Self {
        Self { untouched: EpisodeDraft::default(), ..Self::new(draft, as_list, false) }
    }

    /// The draft, to keep it on the desk.
    #[must_use]
    pub fn draft(&self) -> &EpisodeDraft {
        &self.draft
    }

    /// Whether anything was typed or chosen since the page was opened or saved.
    #[must_use]
    pub fn touched(&self) -> bool {
        self.draft != self.untouched
    }

    /// The id of the entry that is being changed.
    #[must_use]
    pub fn id(&self) -> Option<Uuid> {
        self.draft.id
    }

    /// The first thing that is wrong, in words.
    #[must_use]
    pub fn first_error(&self) -> String {
        self.errors.first().map_or_else(String::new, |error| error.words.clone())
    }

    /// Opens or closes the line with day and time.
    pub fn toggle_when(&mut self) {
        self.open.when = !self.open.when;
    }

    /// The day and time as they stand on the page: "today 14:32".
    #[must_use]
    pub fn when_words(&self, now: &Now) -> String {
        let today = now.today();
        let day = parse_day(&self.draft.day, today)
            .map_or_else(|_| self.draft.day.clone(), |day| sentence::near_day(day, today));
        let time = self.draft.time.trim();
        let time = if time.is_empty() { "time unknown" } else { time };
        format!("{day} {}{time}", if self.draft.about { "about " } else { "" })
    }

    /// A photo was chosen in the desktop's dialog.
    pub fn add_photo(&mut self, path: String) {
        if !self.draft.photos.contains(&path) {
            self.draft.photos.push(path);
        }
    }

    /// Turns the page into an entry, or shows under each field what is wrong and gives the first the keyboard.
    pub fn parse(&mut self, id: Uuid, now: &Now) -> Option<Episode> {
        match self.draft.parse(id, now) {
            Ok(episode) => {
                self.errors.clear();
                Some(episode)
            }
            Err(errors) => {
                self.wants_focus = errors.first().map(|error| error.field);
                self.open_for(&errors);
                self.errors = errors;
                None
            }
        }
    }

    /// The entry was saved: what stands here is what is in the journal.
    pub fn saved(&mut self, episode: &Episode) {
        self.draft = EpisodeDraft::from_episode(episode);
        self.untouched = self.draft.clone();
    }

    /// A part with an error in it is unfolded.
    fn open_for(&mut self, errors: &[FieldError]) {
        for error in errors {
            match error.field {
                Place::Side | Place::Worst | Place::OnsetDays => {}
                Place::Day | Place::Time => self.open.when = true,
                Place::Triggers | Place::Activity => self.open.more_triggers = true,
                Place::Lasted
                | Place::EndDay
                | Place::EndTime
                | Place::WalkDistance
                | Place::WalkMinutes
                | Place::RestMinutes => {
                    self.open.long = true;
                }
                Place::Reliefs => self.open.tried = true,
                Place::CalfLeft | Place::CalfRight => self.open.day = true,
                Place::Notes | Place::Photos => self.open.notes = true,
            }
        }
    }

    /// The sentence under a field, if something is wrong with it.
    pub(super) fn error(&self, field: Place) -> Option<String> {
        self.errors.iter().find(|error| error.field == field).map(|error| error.words.clone())
    }

    /// Draws the page.
    pub fn show_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        ui.push_id(self.draft.id, |ui| {
            let before = (self.draft.clone(), self.errors.len());
            if self.open.when {
                card::card_ui(ui, |ui| entry_fields::when_ui(self, ui, view));
            }
            let compact = ui.ctx().content_rect().width() < COMPACT_WIDTH;
            two_ui(ui, 0.4, if compact { f32::INFINITY } else { 290.0 }, |ui, column| match column {
                Column::First => card::card_ui(ui, |ui| entry_fields::where_ui(self, ui)),
                Column::Second => {
                    card::card_ui(ui, |ui| entry_fields::worst_ui(self, ui));
                    card::card_ui(ui, |ui| entry_fields::feel_ui(self, ui));
                    card::card_ui(ui, |ui| entry_signs::signs_ui(self, ui, view));
                }
            });
            entry_more::folds_ui(self, ui, view);
            self.versions_ui(ui, view);
            // Somebody is mending a field: what was wrong is looked at again.
            if before.1 > 0 && self.draft != before.0 {
                self.errors = self.draft.parse(Uuid::nil(), &view.now).err().unwrap_or_default();
            }
        });
    }

    fn versions_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        let Some(id) = self.draft.id else { return };
        let revision = view.journal.store().revision();
        let Ok(versions) = self.versions.get(revision, id, |id| view.journal.store().versions(*id)) else { return };
        if versions.is_empty() {
            return;
        }
        card::card_ui(ui, |ui| {
            let changes = versions.len() - 1;
            let heading = match changes {
                0 => "Not changed since it was written".to_owned(),
                1 => "Changed once".to_owned(),
                changes => format!("Changed {changes} times"),
            };
            text::question_ui(ui, &heading);
            for version in versions {
                let day = sentence::near_day(version.at.day(), view.now.today());
                let time = sentence::time_of_day(version.at, view.journal.hours());
                text::small_ui(ui, &format!("{day} {time}: {}", what_changed(version)));
            }
            if let Some(last) = versions.last().filter(|_| changes > 0)
                && let Some(before) = &last.before
                && ui.add(crate::ui::widget::button::Button::quiet("Back to the version before")).clicked()
            {
                view.actions.push(Action::Run(Command::Save(Box::new(before.clone()))));
            }
        });
    }
}

fn has_length(draft: &EpisodeDraft) -> bool {
    draft.end != crate::domain::draft::EndChoice::Unknown
        || draft.nrs_average.is_some()
        || draft.nrs_now.is_some()
        || draft.nrs_next_morning.is_some()
        || [&draft.walk_m, &draft.walk_min, &draft.rest_to_relief_min].iter().any(|text| !text.is_empty())
}

/// What a step did to the entry, in words.
fn what_changed(version: &Version) -> String {
    let (before, after) = match (&version.before, &version.after) {
        (None, Some(_)) => {
            return if version.name.starts_with("log") { "first written".to_owned() } else { version.name.clone() };
        }
        (Some(_), None) => return "deleted".to_owned(),
        (None, None) => return version.name.clone(),
        (Some(before), Some(after)) => (before, after),
    };
    let mut parts = Vec::new();
    if before.nrs_worst != after.nrs_worst {
        parts.push(format!("pain {} to {}", before.nrs_worst.get(), after.nrs_worst.get()));
    }
    if before.side != after.side {
        parts.push(format!("{} to {}", before.side.leg_words(), after.side.leg_words()));
    }
    if before.started != after.started {
        let text = |episode: &Episode| {
            format!("{} {}", sentence::day_field(episode.started), sentence::time_field(episode.started))
        };
        parts.push(format!("time {} to {}", text(before), text(after)));
    }
    if before.notes != after.notes {
        parts.push("notes".to_owned());
    }
    if (&before.zones, &before.kinds) != (&after.zones, &after.kinds) {
        parts.push("place or feel".to_owned());
    }
    if parts.is_empty() {
        parts.push("details".to_owned());
    }
    parts.join(", ")
}
