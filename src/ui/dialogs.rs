//! Dialogs: the list of keys, what Soleus is, and the one question that cannot be undone.

use std::path::PathBuf;

use egui::{Context, vec2};

use super::action::{Action, DataAct, Item};
use super::backup_act::BackupAct;
use super::fonts;
use super::keys::PAGE_KEYS;
use super::learn_act::LearnAct;
use super::theme::Palette;
use super::widget::button::Button;
use super::widget::dialog::{self, DialogEvent};
use super::widget::field::Field;
use super::widget::{paint, text};
use crate::app::command::Command;
use crate::app::merge::MergePlan;
use crate::domain::sentence;

/// The dialog that is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Dialog {
    /// None.
    #[default]
    None,
    /// All keys, with what is searched.
    Keys(String),
    /// Version, licences, limits.
    About,
    /// What a merge of another journal would bring.
    Merge(Box<MergePlan>),
    /// Whether the file at this place shall be replaced, and how it is written then.
    Replace(PathBuf, Box<Action>),
    /// Whether this address shall be opened in the browser.
    OpenLink(String),
    /// A backup is under way while the window shall close.
    Closing,
    /// Whether all deleted entries shall be forgotten, and how many they are.
    Forget(usize),
}

/// A key and what it does, in two columns; read out as one line.
fn line_ui(ui: &mut egui::Ui, keys: &str, words: &str) {
    let palette = Palette::of(ui.ctx());
    let width = ui.available_width();
    let share = (width * 0.36).min(190.0);
    let keys_galley = paint::galley(ui, keys, fonts::strong(), palette.text, share);
    let words_galley = paint::galley(ui, words, fonts::body(), palette.text, (width - share - 12.0).max(60.0));
    let height = keys_galley.size().y.max(words_galley.size().y) + 4.0;
    let (id, rect) = ui.allocate_space(vec2(width, height));
    let line = ui.interact(rect, id, egui::Sense::hover());
    let name = format!("{keys}: {words}");
    line.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &name));
    ui.painter().galley(rect.min, keys_galley, palette.text);
    ui.painter().galley(rect.min + vec2(share + 12.0, 0.0), words_galley, palette.text);
}

/// Draws the open dialog. Returns what shall be done when its question was answered with yes.
pub fn show(ctx: &Context, dialog: &mut Dialog) -> Option<Action> {
    let close = || vec![Button::secondary("Close")];
    let event = match dialog {
        Dialog::None => return None,
        Dialog::Keys(search) => dialog::show(ctx, "keys", "Keyboard shortcuts", close(), |ui| {
            Field::search("Search the shortcuts", search).show_ui(ui);
            let wanted = search.trim().to_lowercase();
            let lines = Item::ALL.iter().filter_map(|item| Some((item.key_words()?, item.label())));
            let pages = PAGE_KEYS.iter().map(|(page, keys, words)| ((*keys).to_owned(), *page, *words));
            let lines = lines.map(|(keys, words)| (keys, "Everywhere", words)).chain(pages);
            let mut last = "";
            for (keys, page, words) in lines {
                if !format!("{keys} {page} {words}").to_lowercase().contains(&wanted) {
                    continue;
                }
                if page != last {
                    text::question_ui(ui, page);
                    last = page;
                }
                line_ui(ui, &keys, words);
            }
        }),
        Dialog::About => dialog::show(ctx, "about", "About Soleus", close(), |ui| {
            text::body_ui(ui, concat!("Soleus ", env!("CARGO_PKG_VERSION"), ", a journal for calf pain."));
            text::body_ui(ui, "It is not a doctor, cannot say what is wrong, and is for adults of 18 and over.");
            text::body_ui(ui, "It has no account and no network code. Your journal is one file on this computer.");
            text::small_ui(ui, "Licence: MIT or Apache 2.0, as you like.");
            text::small_ui(
                ui,
                "Letters: Atkinson Hyperlegible Next and Noto Sans, SIL Open Font License. Icons: Lucide, ISC.",
            );
        }),
        Dialog::Merge(plan) => {
            let buttons = vec![Button::primary("Merge"), Button::secondary("Cancel")];
            dialog::show(ctx, "merge", "Merge another journal", buttons, |ui| {
                let name = plan.from.file_name().unwrap_or(plan.from.as_os_str());
                text::body_ui(ui, &format!("From {}", name.display()));
                let lines: Vec<String> = plan.lines().iter().map(|line| sentence::upper_first(line)).collect();
                // One kind alone would say the same twice.
                let (all, each) = match lines.as_slice() {
                    [one] => (one.clone(), &[][..]),
                    lines => (plan.all().words(), lines),
                };
                text::strong_ui(ui, &format!("{all}. Nothing is changed yet."));
                for line in each {
                    text::body_ui(ui, line);
                }
                text::small_ui(ui, "What is older stays in the history, and one step takes the whole merge back.");
            })
        }
        Dialog::Replace(path, _) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).display();
            // The keyboard stands on the first one, and a key pressed once too often replaces nothing.
            let buttons = vec![Button::primary("Keep it"), Button::secondary("Replace it")];
            dialog::show(ctx, "replace", &format!("Replace {name}?"), buttons, |ui| {
                text::body_ui(ui, &format!("There is a file at {} already.", path.display()));
                text::body_ui(ui, "What is in it now would be gone, and Undo cannot bring it back.");
            })
        }
        Dialog::OpenLink(link) => {
            let buttons = vec![
                Button::primary("Open in the browser"),
                Button::secondary("Copy the address"),
                Button::quiet("Cancel"),
            ];
            dialog::show(ctx, "link", "Leave Soleus for this page?", buttons, |ui| {
                text::body_ui(ui, link);
                text::body_ui(
                    ui,
                    "Your web browser opens it over the network. Soleus itself stays offline and sends nothing.",
                );
            })
        }
        Dialog::Closing => {
            let buttons = vec![Button::primary("Close when done"), Button::secondary("Stop it and close")];
            dialog::show(ctx, "closing", "A backup is being made", buttons, |ui| {
                text::body_ui(ui, "Close when it is done?");
            })
        }
        Dialog::Forget(count) => {
            let items = sentence::count(*count, "item", "items");
            let title = format!("Delete {items} for good?");
            let buttons = vec![Button::secondary("Delete for good"), Button::primary("Keep")];
            dialog::show(ctx, "forget", &title, buttons, |ui| {
                text::body_ui(ui, "This cannot be undone.");
            })
        }
    };
    let event = event?;
    match (std::mem::take(dialog), event) {
        (Dialog::Forget(_), DialogEvent::Pressed(0)) => Some(Action::Run(Command::ForgetDeleted)),
        (Dialog::Replace(_, write), DialogEvent::Pressed(1)) => Some(*write),
        (Dialog::Merge(plan), DialogEvent::Pressed(0)) => Some(Action::Data(DataAct::Merge(plan))),
        (Dialog::OpenLink(link), DialogEvent::Pressed(0)) => Some(Action::Learn(LearnAct::OpenLink(link))),
        (Dialog::OpenLink(link), DialogEvent::Pressed(1)) => Some(Action::Learn(LearnAct::CopyLink(link))),
        (Dialog::Closing, DialogEvent::Pressed(0)) => Some(Action::Backup(BackupAct::CloseWhenDone)),
        (Dialog::Closing, DialogEvent::Pressed(1)) => Some(Action::Backup(BackupAct::StopAndClose)),
        _ => None,
    }
}
