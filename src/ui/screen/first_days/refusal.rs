//! Why a step has no button, and what opens it: a check, or a clinician's word about one answer at a time.

use egui::Ui;

use super::moment;
use crate::content;
use crate::domain::rice::{FirstDaysRecord, Reason, Refusal, RiceEventKind, RiceStep, clinician_agreed, reasons};
use crate::domain::sentence;
use crate::ui::action::{Action, Item};
use crate::ui::icon::Icon;
use crate::ui::screen::View;
use crate::ui::widget::button::Button;
use crate::ui::widget::text;

/// Why there is no button.
pub(super) fn refusal_ui(ui: &mut Ui, view: &mut View<'_>, refusal: &Refusal, step: RiceStep) {
    match refusal {
        Refusal::Paused(locks) => {
            text::strong_ui(ui, "Paused for now.");
            for lock in locks {
                text::small_ui(ui, &format!("{} {}", lock.words(), lock.opens_when()));
            }
            ui.horizontal_wrapped(|ui| {
                let name = format!("Check warning signs, for {}", step.noun());
                if ui.add(Button::secondary("Check warning signs").icon(Icon::Warning).name(&name)).clicked() {
                    view.actions.push(Action::Do(Item::Check));
                }
            });
        }
        Refusal::AskFirst(asked) => ask_first_ui(ui, view, asked, step),
        Refusal::Forbidden(_) => {
            text::strong_ui(ui, &refusal.words());
            text::small_ui(ui, "This comes from your own answers about your health, or from your last check.");
            if ui.add(Button::quiet("Your answers").name(&format!("Your answers, for {}", step.noun()))).clicked() {
                view.actions.push(Action::AboutYou);
            }
        }
        _ => {
            text::strong_ui(ui, &refusal.words());
        }
    }
}

fn ask_first_ui(ui: &mut Ui, view: &mut View<'_>, asked: &[Reason], step: RiceStep) {
    text::strong_ui(ui, "Ask first");
    text::body_ui(ui, "Ask a doctor or nurse before you use it. You told us:");
    for reason in asked {
        text::body_ui(ui, reason.words);
        source_ui(ui, reason);
        if let Some(about) = reason.ask {
            let name = format!("A clinician has agreed to {}, {}", step.noun(), about.name());
            if ui.add(Button::secondary("A clinician has agreed").icon(Icon::Doctor).name(&name)).clicked() {
                view.actions.push(Action::FirstDays(RiceEventKind::ClinicianAgreed { step, about }));
            }
        }
    }
}

/// "A clinician agreed on Sun 22 Nov: diabetes", with a button that takes it back.
pub(super) fn agreed_ui(ui: &mut Ui, view: &mut View<'_>, record: &FirstDaysRecord, step: RiceStep) {
    for about in reasons(step).iter().filter_map(|reason| reason.ask) {
        let Some(at_ms) = clinician_agreed(&record.events, step, about) else { continue };
        let at = moment(at_ms, view);
        let (day, time) =
            (sentence::short_day(at.day(), view.now.today()), sentence::time_of_day(at, view.journal.hours()));
        text::small_ui(ui, &format!("You noted {day} {time}: a clinician agreed, {}.", about.name()));
        let name = format!("Take back that a clinician agreed to {}, {}", step.noun(), about.name());
        if ui.add(Button::quiet("Take back").name(&name)).clicked() {
            view.actions.push(Action::FirstDays(RiceEventKind::ClinicianTakenBack { step, about }));
        }
    }
}

fn source_ui(ui: &mut Ui, reason: &Reason) {
    let lines: Vec<String> =
        reason.sources.iter().filter_map(|id| content::source(id)).map(content::Source::line).collect();
    text::small_ui(ui, &format!("Source: {}", lines.join(" · ")));
}
