//! The pages about causes: the list by what hurts, filtered by what was logged, and one cause.

use egui::Ui;

use super::{LearnScreen, TEXT_WIDTH, list, sources};
use crate::content;
use crate::domain::gate::Lock;
use crate::domain::pattern::{Cause, Fitting};
use crate::domain::sentence;
use crate::ui::action::{Action, Item, Page};
use crate::ui::icon::Icon;
use crate::ui::learn_act::LearnAct;
use crate::ui::leg;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::{card, check, columns, field, text};

/// Width and height of the small leg, in points.
const MAP: egui::Vec2 = egui::vec2(110.0, 200.0);

impl LearnScreen {
    /// The causes that may be read now, all or those that fit what was logged.
    pub(super) fn causes_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        if let Some(topic) = content::topic("causes").filter(|_| self.topic().is_none_or(|open| open.id != "causes")) {
            list::row_ui(ui, view, topic, None);
        }
        if closed_ui(ui, view) {
            text::question_ui(ui, "Causes that need help soon");
            rows_ui(ui, view, |cause| cause.fit.is_none());
            return;
        }
        let words = "From your entries of the last four weeks. For learning, not a diagnosis";
        check::check_ui(ui, &mut self.only_fitting, "Only what fits what I logged", Some(words));
        if !self.only_fitting {
            text::question_ui(ui, "Causes that need help soon");
            rows_ui(ui, view, |cause| cause.fit.is_none());
            text::question_ui(ui, "Other causes");
            rows_ui(ui, view, |cause| cause.fit.is_some());
            self.two_ui(ui, view);
            return;
        }
        let (outlook, revision) = (view.outlook.clone(), view.journal.store().revision());
        match self.fitting.get(revision, view.now.today(), |_| view.journal.fitting(&outlook)) {
            Err(failure) => {
                field::error_ui(ui, &failure.words);
            }
            Ok(Fitting::Patterns { shown, .. }) => {
                let fits: Vec<&str> = shown.iter().map(|pattern| pattern.cause.id.as_str()).collect();
                rows_ui(ui, view, |cause| fits.contains(&cause.id.as_str()));
                text::body_ui(ui, "It may be none of these. What needs help soon is never matched to a journal.");
                reason_ui(ui, view, "See what fits and what speaks against it");
            }
            Ok(_) => {
                text::body_ui(ui, "Nothing is shown for what you logged.");
                reason_ui(ui, view, "See why");
            }
        }
    }

    fn two_ui(&mut self, ui: &mut Ui, view: &mut View<'_>) {
        if ui.add(Button::secondary("Put two causes side by side").icon(Icon::List)).clicked() {
            let [one, other] = self.compared.clone();
            let or = |chosen: String, usual: &str| if chosen.is_empty() { usual.to_owned() } else { chosen };
            let act = LearnAct::Compare(or(one, "cramp"), or(other, "clot"));
            view.actions.push(Action::Learn(act));
        }
    }
}

/// One cause.
pub(super) fn cause_ui(ui: &mut Ui, view: &mut View<'_>, cause: &'static Cause) {
    if cause.fit.is_some() && closed_ui(ui, view) {
        return;
    }
    card::card_ui(ui, |ui| {
        text::small_ui(ui, "For learning, not a diagnosis. Many causes look alike.");
        if let Some(seen) = &cause.seen {
            text::strong_ui(ui, seen);
        }
        if cause.zones.is_empty() {
            lines_ui(ui, cause);
        } else {
            columns::two_ui(ui, 0.2, MAP.x, |ui, column| match column {
                columns::Column::First => leg::cause_map_ui(ui, &cause.zones, MAP),
                columns::Column::Second => lines_ui(ui, cause),
            });
        }
        text::small_ui(ui, "Times are usual ones, not limits.");
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::secondary("Check warning signs").icon(Icon::Warning)).clicked() {
                view.actions.push(Action::Do(Item::Check));
            }
            let other = if cause.id == "clot" { "cramp" } else { "clot" };
            let name = format!("Compare {} with another cause", sentence::lower_first(&cause.name));
            if ui.add(Button::secondary("Compare with…").name(&name).icon(Icon::List)).clicked() {
                let act = LearnAct::Compare(cause.id.clone(), other.to_owned());
                view.actions.push(Action::Learn(act));
            }
        });
        text::strong_ui(ui, "If you are worried, get help anyway.");
    });
    let mut ids: Vec<&str> = cause.sources.iter().map(String::as_str).collect();
    ids.extend(match cause.basis {
        crate::domain::basis::Basis::Read => None,
        crate::domain::basis::Basis::Own => Some("D"),
        crate::domain::basis::Basis::Unread => Some("R"),
    });
    sources::foot_ui(ui, view, &ids);
}

fn lines_ui(ui: &mut Ui, cause: &Cause) {
    ui.set_max_width(ui.available_width().min(TEXT_WIDTH));
    for (name, words) in cause.lines() {
        text::question_ui(ui, name);
        text::body_ui(ui, words);
    }
}

/// Why causes and the tradition wait: something urgent, or a check that is not complete. Who has logged nothing and
/// checked nothing yet has no result that could be hidden by reading.
pub(super) fn waits(view: &View<'_>) -> Vec<Lock> {
    let watch = &view.outlook.watch;
    let nothing_yet = watch.checks.is_empty() && watch.entries.is_empty();
    let locks = view.outlook.gate.closes_all().iter().copied();
    locks.filter(|lock| !(nothing_yet && *lock == Lock::Incomplete)).collect()
}

/// While the check is not complete or urgent, it comes first. Returns whether it does.
pub(super) fn closed_ui(ui: &mut Ui, view: &mut View<'_>) -> bool {
    let locks = waits(view);
    if locks.is_empty() {
        return false;
    }
    text::strong_ui(ui, "The warning signs come first.");
    for lock in locks {
        text::body_ui(ui, &format!("{} {}", lock.words(), lock.opens_when()));
    }
    if ui.add(Button::secondary("Check warning signs").icon(Icon::Warning)).clicked() {
        view.actions.push(Action::Do(Item::Check));
    }
    true
}

fn rows_ui(ui: &mut Ui, view: &mut View<'_>, shown: impl Fn(&Cause) -> bool) {
    for cause in content::causes().iter().filter(|cause| shown(cause)) {
        if let Some(topic) = content::topic(&content::cause_topic(&cause.id)) {
            list::row_ui(ui, view, topic, None);
        }
    }
}

fn reason_ui(ui: &mut Ui, view: &mut View<'_>, words: &str) {
    if ui.add(Button::secondary(words).icon(Icon::Forward)).clicked() {
        view.actions.push(Action::Go(Page::Patterns));
    }
}
