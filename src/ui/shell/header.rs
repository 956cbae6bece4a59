//! The head of a page: its title, and what can be done from everywhere.

use egui::accesskit::Role;
use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::domain::sentence;
use crate::domain::when::Now;
use crate::ui::action::{Action, Item, Page};
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::routine_act::RoutineAct;
use crate::ui::screen::learn;
use crate::ui::session::Session;
use crate::ui::theme::Palette;
use crate::ui::widget::button::Button;
use crate::ui::widget::{kept_focus, paint, text};

/// Title on the left; what can be done on the right, in the order of Tab from left to right.
pub(super) fn header_ui(session: &mut Session, ui: &mut Ui, now: &Now) {
    let width = ui.available_width();
    let row = Rect::from_min_size(ui.available_rect_before_wrap().min, vec2(width, 46.0));
    let room = match width {
        700.0.. => Room::Wide,
        560.0.. => Room::Medium,
        _ => Room::Small,
    };
    let items = header_items(session, room, now);
    let right: f32 = items.iter().map(|item| item.width(ui)).sum();
    let mut title_rect = row.with_max_x(row.right() - right - 8.0);
    if let Some(page) = session.page.back(session.from) {
        let back = Rect::from_min_size(row.min, vec2(44.0, 44.0));
        let topic = session.page == Page::Topic;
        let name = if topic { session.learn.back_words() } else { page.name().to_owned() };
        let name = format!("Back to {name}");
        let mut child = ui.new_child(UiBuilder::new().id_salt("back").max_rect(back));
        if child.add(Button::icon_only(Icon::Back, &name)).clicked() {
            let entry = session.page == Page::Entry;
            session.actions.push(if entry {
                Action::LeaveEntry
            } else if topic {
                Action::Do(Item::Back)
            } else {
                Action::Go(page)
            });
        }
        title_rect.min.x += 48.0;
    }
    let mut bottom = row.bottom();
    if !title_ui(session, ui, title_rect, now) {
        // Large letters in a narrow window: the whole title has a line of its own below the controls.
        let below = Rect::from_min_size(row.left_bottom() + vec2(0.0, 2.0), vec2(width, f32::INFINITY));
        let mut child = ui.new_child(UiBuilder::new().id_salt("title below").max_rect(below));
        let long = title_words(session, now);
        bottom = text::small_title_ui(&mut child, &long).rect.bottom();
    }
    let mut x = row.right() - right;
    for item in items {
        let wide = item.width(ui);
        let rect = Rect::from_min_size(pos2(x, row.top() + 1.0), vec2(wide, 44.0));
        x += wide;
        let mut child = ui.new_child(UiBuilder::new().id_salt(item.salt).max_rect(rect));
        item.show_ui(session, &mut child);
    }
    ui.advance_cursor_after_rect(row.with_max_y(bottom));
}

/// The title of the page.
fn title_words(session: &Session, now: &Now) -> String {
    let today = now.today();
    match session.page {
        Page::Today => sentence::long_day(today, today),
        Page::Entry if session.entry.as_ref().is_some_and(|entry| entry.id().is_none()) => "New entry".to_owned(),
        Page::Topic => session.learn.topic().map_or_else(String::new, |topic| topic.title.clone()),
        other => other.name().to_owned(),
    }
}

/// Draws the title into a place of one line. Returns `false`, and draws nothing, where it would be cut.
fn title_ui(session: &Session, ui: &mut Ui, rect: Rect, now: &Now) -> bool {
    let palette = Palette::of(ui.ctx());
    let today = now.today();
    let long = title_words(session, now);
    let short = if session.page == Page::Today { sentence::short_day(today, today) } else { long.clone() };
    let fits = |words: &str, font| paint::galley(ui, words, font, palette.text, f32::INFINITY).size().x <= rect.width();
    let words = if fits(&long, fonts::title()) { long } else { short };
    let font = if fits(&words, fonts::title()) { fonts::title() } else { fonts::heading() };
    // The title of an article can be long; on a narrow page the article begins with it.
    let begins_with_it = session.page == Page::Topic && ui.available_width() < learn::NARROW;
    if !begins_with_it && !fits(&words, font.clone()) {
        return false;
    }
    let mut job = egui::text::LayoutJob::simple_singleline(words.clone(), font, palette.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(20.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let heading = ui.interact(Rect::from_min_size(at, galley.size()), ui.make_persistent_id("title"), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words));
    ui.ctx().accesskit_node_builder(heading.id, |node| node.set_level(1));
    ui.painter().galley(at, galley, palette.text);
    true
}

/// How much room the header has for words.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    Wide,
    Medium,
    Small,
}

/// One control of the header.
struct HeaderItem {
    salt: &'static str,
    words: String,
    name: String,
    icon: Icon,
    action: Option<Action>,
    primary: bool,
}

impl HeaderItem {
    fn width(&self, ui: &Ui) -> f32 {
        if self.words.is_empty() {
            return 46.0;
        }
        paint::galley(ui, &self.words, fonts::strong(), egui::Color32::PLACEHOLDER, f32::INFINITY).size().x + 66.0
    }

    fn show_ui(self, session: &mut Session, ui: &mut Ui) {
        let button = if self.words.is_empty() {
            Button::icon_only(self.icon, &self.name)
        } else if self.primary {
            Button::primary(&self.words).icon(self.icon).name(&self.name)
        } else {
            Button::quiet(&self.words).icon(self.icon).name(&self.name)
        };
        let response = ui.add(button);
        match self.action {
            Some(action) => {
                if response.clicked() {
                    session.actions.push(action);
                }
            }
            None => menu_ui(session, &response),
        }
    }
}

fn header_items(session: &mut Session, room: Room, now: &Now) -> Vec<HeaderItem> {
    let item = |salt, label: &str, name: &str, icon, action| HeaderItem {
        salt,
        words: if room == Room::Small { String::new() } else { label.to_owned() },
        name: name.to_owned(),
        icon,
        action,
        primary: false,
    };
    let mut items = Vec::new();
    if session.page == Page::Entry {
        let when = session.entry.as_ref().map_or_else(String::new, |entry| entry.when_words(now));
        let name = format!("When: {}, change", sentence::lower_first(&when));
        let shown = match room {
            Room::Wide => format!("{when}, change"),
            Room::Medium => when,
            Room::Small => String::new(),
        };
        items.push(HeaderItem { words: shown, ..item("when", "", &name, Icon::Clock, Some(Action::ToggleWhen)) });
        let new = session.entry.as_ref().is_some_and(|entry| entry.id().is_none());
        if new {
            let name = "Lay this entry aside";
            items.push(HeaderItem {
                words: String::new(),
                ..item("aside", "", name, Icon::Close, Some(Action::DeleteOpenEntry))
            });
        } else {
            items.push(HeaderItem {
                words: String::new(),
                ..item("delete", "", "Delete this entry", Icon::Delete, Some(Action::DeleteOpenEntry))
            });
        }
        let save = item("save", "Save", "Save entry", Icon::Check, Some(Action::Do(Item::Save)));
        items.push(HeaderItem { primary: true, words: "Save".to_owned(), ..save });
        items.push(HeaderItem { words: String::new(), ..item("menu", "", "Menu", Icon::Menu, None) });
        return items;
    }
    if session.page == Page::RoutineEditor {
        if let Some(name) = session.routines.saved_name() {
            let action = Some(Action::Routine(RoutineAct::Delete));
            let name = format!("Delete {name}");
            items.push(HeaderItem { words: String::new(), ..item("delete", "", &name, Icon::Delete, action) });
        }
        let save = item("save", "Save", "Save routine", Icon::Check, Some(Action::Do(Item::Save)));
        items.push(HeaderItem { primary: true, words: "Save".to_owned(), ..save });
        items.push(HeaderItem { words: String::new(), ..item("menu", "", "Menu", Icon::Menu, None) });
        return items;
    }
    if matches!(session.page, Page::Today | Page::History) {
        items.push(item("new", "New entry", "New entry", Icon::Add, Some(Action::Do(Item::NewEntry))));
    }
    if let (Some(undo), _) = undo_names(session) {
        let name = format!("Undo: {undo}");
        items.push(item("undo", "Undo", &name, Icon::Undo, Some(Action::Do(Item::Undo))));
    }
    if session.page != Page::History {
        items.push(item("search", "Search", "Search", Icon::Search, Some(Action::Do(Item::Search))));
    }
    items.push(HeaderItem { words: String::new(), ..item("menu", "", "Menu", Icon::Menu, None) });
    items
}

/// The names of the steps that Undo and Redo would do, read once for each change.
fn undo_names(session: &mut Session) -> (Option<String>, Option<String>) {
    let store = session.journal.store();
    let names = session.undo_names.get(store.revision(), (), |()| {
        Ok((store.next_undo()?.map(|step| step.name), store.next_redo()?.map(|step| step.name)))
    });
    names.cloned().unwrap_or_default()
}

fn menu_ui(session: &mut Session, button: &egui::Response) {
    let (undo, redo) = undo_names(session);
    if std::mem::take(&mut session.menu_wanted) {
        button.request_focus();
        egui::Popup::open_id(&button.ctx, egui::Popup::default_response_id(button));
    }
    let room = (button.ctx.content_rect().bottom() - button.rect.bottom() - 40.0).max(120.0);
    let open = egui::Popup::menu(button).width(330.0).show(|ui| {
        ui.spacing_mut().button_padding = vec2(12.0, 6.0);
        // Large text makes the menu longer than the window; then it scrolls.
        ScrollArea::vertical().id_salt("menu").max_height(room).min_scrolled_height(room).show(ui, |ui| {
            menu_lines_ui(session, ui, undo.as_deref(), redo.as_deref());
        });
    });
    kept_focus::after_lines(&button.ctx, button.id, button.layer_id, open.is_some());
}

fn menu_lines_ui(session: &mut Session, ui: &mut Ui, undo: Option<&str>, redo: Option<&str>) {
    // A line that cannot be used has a colour of its own that can still be read.
    ui.visuals_mut().disabled_alpha = 1.0;
    let palette = Palette::of(ui.ctx());
    for item in Item::MENU {
        let Some(item) = item else {
            ui.separator();
            continue;
        };
        let step = match item {
            Item::Undo => Some(undo),
            Item::Redo => Some(redo),
            _ => None,
        };
        let label = match step.flatten() {
            Some(name) => format!("{} {name}", item.label()),
            None => item.label().to_owned(),
        };
        let enabled = step.is_none_or(|name| name.is_some());
        let keys = item.key_words().unwrap_or_default();
        let line = if enabled {
            egui::Button::new(label).shortcut_text(keys)
        } else {
            let pale = |words: &str| egui::RichText::new(words).color(palette.disabled);
            egui::Button::new(pale(&label)).shortcut_text(pale(&keys))
        };
        let line = line.min_size(vec2(310.0, 40.0)).frame_when_inactive(false);
        let response = ui.add_enabled(enabled, line).on_hover_text(item.tooltip());
        if response.has_focus() {
            response.scroll_to_me(None);
        }
        if response.clicked() {
            session.actions.push(Action::Do(item));
            ui.close();
        }
    }
}
