//! The frame round every page: rail or bottom bar, header, page, and the bar that says what was done.

use egui::accesskit::Role;
use egui::{
    Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::action::{Action, Item, Page};
use super::fonts;
use super::icon::Icon;
use super::screen::{View, page_end_ui};
use super::session::Session;
use super::theme::{COMPACT_WIDTH, Palette, WIDE_WIDTH};
use super::widget::button::Button;
use super::widget::group::{Roving, named_ui};
use super::widget::notice::{self, Notice, NoticeEvent, NoticeKind};
use super::widget::{card, focus_ring, paint, text};
use crate::domain::sentence;
use crate::domain::when::Now;

/// Widest column of content, in points.
const CONTENT_WIDTH: f32 = 860.0;

/// Draws rail, header, page and bar.
pub fn show_ui(session: &mut Session, ui: &mut Ui, now: &Now) {
    let width = ui.ctx().content_rect().width();
    let palette = Palette::of(ui.ctx());
    let margin = if width < COMPACT_WIDTH {
        14
    } else if width < WIDE_WIDTH {
        18
    } else {
        26
    };
    if width < COMPACT_WIDTH {
        let frame = Frame::new().fill(palette.surface).stroke(palette.line_stroke());
        Panel::bottom("pages").frame(frame).exact_size(62.0).resizable(false).show_separator_line(false).show(
            ui,
            |ui| {
                rail_ui(session, ui, now, RailShape::Bottom);
            },
        );
    } else {
        let wide = width >= WIDE_WIDTH;
        let shape = if wide { RailShape::Wide } else { RailShape::Narrow };
        let frame = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(if wide { 12 } else { 6 }, 12));
        let size = if wide { 216.0 } else { 96.0 };
        Panel::left("pages").frame(frame).exact_size(size).resizable(false).show_separator_line(false).show(ui, |ui| {
            rail_ui(session, ui, now, shape);
        });
    }
    let frame = Frame::new().fill(palette.bg).inner_margin(Margin { left: margin, right: margin, top: 14, bottom: 0 });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let room = ui.available_rect_before_wrap();
        let content = room.with_max_x(room.left() + room.width().min(CONTENT_WIDTH));
        let builder = UiBuilder::new().id_salt("content").max_rect(content).layout(Layout::top_down(Align::Min));
        let mut child = ui.new_child(builder);
        header_ui(session, &mut child, now);
        child.add_space(10.0);
        page_ui(session, &mut child, now);
        let bar = content.with_max_y(content.bottom() - 10.0);
        bar_ui(session, &mut child, bar);
    });
}

#[derive(Clone, Copy, PartialEq)]
enum RailShape {
    Wide,
    Narrow,
    Bottom,
}

fn icon_of(page: Page) -> Icon {
    match page {
        Page::Today => Icon::Today,
        Page::History | Page::Deleted | Page::Entry => Icon::History,
        Page::Settings => Icon::Settings,
    }
}

/// The pages as one Tab stop.
fn rail_ui(session: &mut Session, ui: &mut Ui, now: &Now, shape: RailShape) {
    if shape != RailShape::Bottom {
        logo_ui(ui, shape);
    }
    let current = session.page.rail(session.from);
    let chosen = Page::RAIL.iter().position(|page| *page == current);
    let group = ui.make_persistent_id("pages");
    let pressed = named_ui(ui, Role::TabList, "Pages", "pages", |ui| {
        let roving = Roving::begin(ui, group, Page::RAIL.len(), chosen);
        let area = ui.available_rect_before_wrap();
        let mut pressed = None;
        for (index, page) in Page::RAIL.into_iter().enumerate() {
            let rect = place(area, index, shape);
            let response = roving.interact(ui, rect, index);
            let on = chosen == Some(index);
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, page.name()));
            focus_ring::shape(ui, &response, 10);
            paint_page(ui, rect, page, on, response.hovered(), shape);
            if response.clicked() {
                pressed = Some(page);
            }
        }
        #[allow(clippy::cast_precision_loss, reason = "three pages")]
        ui.advance_cursor_after_rect(place(area, Page::RAIL.len() - 1, shape).union(place(area, 0, shape)));
        pressed
    });
    if let Some(page) = pressed {
        session.told = None;
        session.go(now, page);
    }
}

#[allow(clippy::cast_precision_loss, reason = "three pages")]
fn place(area: Rect, index: usize, shape: RailShape) -> Rect {
    let number = index as f32;
    match shape {
        RailShape::Wide => Rect::from_min_size(area.min + vec2(0.0, number * 48.0), vec2(area.width(), 44.0)),
        RailShape::Narrow => Rect::from_min_size(area.min + vec2(0.0, number * 66.0), vec2(area.width(), 62.0)),
        RailShape::Bottom => {
            let share = area.width() / Page::RAIL.len() as f32;
            Rect::from_min_size(area.min + vec2(number * share, 0.0), vec2(share, 60.0)).shrink(2.0)
        }
    }
}

fn paint_page(ui: &Ui, rect: Rect, page: Page, on: bool, hovered: bool, shape: RailShape) {
    let palette = Palette::of(ui.ctx());
    if on || hovered {
        ui.painter().rect_filled(rect, 10.0, palette.accent_soft);
    }
    let color = if on { palette.accent } else { palette.text };
    let bar = match shape {
        RailShape::Bottom => Rect::from_center_size(pos2(rect.center().x, rect.top() + 2.0), vec2(40.0, 4.0)),
        RailShape::Wide | RailShape::Narrow => {
            Rect::from_min_size(rect.min + vec2(0.0, 4.0), vec2(4.0, rect.height() - 8.0))
        }
    };
    if on {
        ui.painter().rect_filled(bar, 2.0, palette.accent);
    }
    let wide = shape == RailShape::Wide;
    let size = if wide { 17.0 } else { 14.0 };
    let font = if on { fonts::semibold(size) } else { egui::FontId::proportional(size) };
    let name = paint::galley(ui, page.name(), font, color, rect.width());
    if wide {
        icon_of(page).paint(ui, pos2(rect.left() + 26.0, rect.center().y), 22.0, color);
        ui.painter().galley(pos2(rect.left() + 48.0, rect.center().y - name.size().y / 2.0), name, color);
    } else {
        icon_of(page).paint(ui, pos2(rect.center().x, rect.top() + 22.0), 22.0, color);
        paint::galley_centered(ui.painter(), pos2(rect.center().x, rect.top() + 45.0), name, color);
    }
}

fn logo_ui(ui: &mut Ui, shape: RailShape) {
    let palette = Palette::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 44.0));
    let middle = if shape == RailShape::Wide { pos2(rect.left() + 24.0, rect.center().y) } else { rect.center() };
    let logo = Rect::from_center_size(middle, vec2(34.0, 34.0));
    ui.put(logo, Icon::Soleus.image(34.0).alt_text("Soleus"));
    if shape == RailShape::Wide {
        let name = paint::galley(ui, "Soleus", fonts::heading(), palette.accent, rect.width());
        ui.painter().galley(pos2(rect.left() + 48.0, rect.center().y - name.size().y / 2.0), name, palette.accent);
    }
    ui.add_space(8.0);
}

/// Title on the left; what can be done on the right, in the order of Tab from left to right.
fn header_ui(session: &mut Session, ui: &mut Ui, now: &Now) {
    let width = ui.available_width();
    let row = Rect::from_min_size(ui.available_rect_before_wrap().min, vec2(width, 46.0));
    let words = width >= 560.0;
    let items = header_items(session, words, now);
    let right: f32 = items.iter().map(|item| item.width(ui)).sum();
    let entry = session.page == Page::Entry;
    let mut title_rect = row.with_max_x(row.right() - right - 8.0);
    if entry {
        let back = Rect::from_min_size(row.min, vec2(44.0, 44.0));
        let name = format!("Back to {}", session.from.name());
        let mut child = ui.new_child(UiBuilder::new().id_salt("back").max_rect(back));
        if child.add(Button::icon_only(Icon::Back, &name)).clicked() {
            session.actions.push(Action::LeaveEntry);
        }
        title_rect.min.x += 48.0;
    }
    title_ui(session, ui, title_rect, now);
    let mut x = row.right() - right;
    for item in items {
        let wide = item.width(ui);
        let rect = Rect::from_min_size(pos2(x, row.top() + 1.0), vec2(wide, 44.0));
        x += wide;
        let mut child = ui.new_child(UiBuilder::new().id_salt(item.salt).max_rect(rect));
        item.show_ui(session, &mut child);
    }
    ui.advance_cursor_after_rect(row);
}

fn title_ui(session: &Session, ui: &mut Ui, rect: Rect, now: &Now) {
    let palette = Palette::of(ui.ctx());
    let today = now.today();
    let long = match session.page {
        Page::Today => sentence::long_day(today, today),
        Page::Entry if session.entry.as_ref().is_some_and(|entry| entry.id().is_none()) => "New entry".to_owned(),
        other => other.name().to_owned(),
    };
    let short = if session.page == Page::Today { sentence::short_day(today, today) } else { long.clone() };
    let fits =
        |words: &str| paint::galley(ui, words, fonts::title(), palette.text, f32::INFINITY).size().x <= rect.width();
    let words = if fits(&long) { long } else { short };
    let mut job = egui::text::LayoutJob::simple_singleline(words.clone(), fonts::title(), palette.text);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width().max(20.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let heading = ui.interact(Rect::from_min_size(at, galley.size()), ui.make_persistent_id("title"), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words));
    ui.ctx().accesskit_node_builder(heading.id, |node| node.set_level(1));
    ui.painter().galley(at, galley, palette.text);
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

fn header_items(session: &mut Session, words: bool, now: &Now) -> Vec<HeaderItem> {
    let item = |salt, label: &str, name: &str, icon, action| HeaderItem {
        salt,
        words: if words { label.to_owned() } else { String::new() },
        name: name.to_owned(),
        icon,
        action,
        primary: false,
    };
    let mut items = Vec::new();
    if session.page == Page::Entry {
        let when = session.entry.as_ref().map_or_else(String::new, |entry| entry.when_words(now));
        let name = format!("When: {}, change", sentence::lower_first(&when));
        let shown = if words { format!("{when}, change") } else { String::new() };
        items.push(HeaderItem { words: shown, ..item("when", "", &name, Icon::Clock, Some(Action::ToggleWhen)) });
        if session.entry.as_ref().is_some_and(|entry| entry.id().is_some()) {
            items.push(HeaderItem {
                words: String::new(),
                ..item("delete", "", "Delete this entry", Icon::Delete, Some(Action::DeleteOpenEntry))
            });
        }
        let save = item("save", "Save", "Save entry", Icon::Check, Some(Action::Do(Item::Save)));
        items.push(HeaderItem { primary: true, words: "Save".to_owned(), ..save });
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
    egui::Popup::menu(button).width(310.0).show(|ui| {
        for item in Item::MENU {
            let Some(item) = item else {
                ui.separator();
                continue;
            };
            let label = match item {
                Item::Undo => undo.as_ref().map_or_else(|| "Undo".to_owned(), |name| format!("Undo {name}")),
                Item::Redo => redo.as_ref().map_or_else(|| "Redo".to_owned(), |name| format!("Redo {name}")),
                other => other.label().to_owned(),
            };
            let enabled = match item {
                Item::Undo => undo.is_some(),
                Item::Redo => redo.is_some(),
                _ => true,
            };
            let keys = item.key_words().unwrap_or_default();
            let line =
                egui::Button::new(label).shortcut_text(keys).min_size(vec2(290.0, 40.0)).frame_when_inactive(false);
            let response = ui.add_enabled(enabled, line).on_hover_text(item.tooltip());
            if response.clicked() {
                session.actions.push(Action::Do(item));
                ui.close();
            }
        }
    });
}

fn page_ui(session: &mut Session, ui: &mut Ui, now: &Now) {
    sample_banner_ui(session, ui);
    let Session { journal, actions, page, today, history, deleted, settings, entry, kept_draft, .. } = session;
    let mut view = View { journal, now: *now, actions };
    if *page == Page::History {
        history.show_ui(ui, &mut view);
        focus_ring::scroll_to_focus_ui(ui, notice::PAGE_END);
        return;
    }
    let salt = (page.name(), entry.as_ref().and_then(super::screen::entry::EntryScreen::id));
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        ui.push_id(page.name(), |ui| match page {
            Page::Today => {
                if kept_draft.is_some() {
                    draft_card_ui(ui, &mut view);
                }
                today.show_ui(ui, &mut view);
            }
            Page::Deleted => deleted.show_ui(ui, &mut view),
            Page::Settings => settings.show_ui(ui, &mut view),
            Page::Entry | Page::History => {
                if let Some(entry) = entry {
                    entry.show_ui(ui, &mut view);
                }
            }
        });
        page_end_ui(ui);
    });
}

fn draft_card_ui(ui: &mut Ui, view: &mut View<'_>) {
    card::card_ui(ui, |ui| {
        text::heading_ui(ui, "You have an entry that was not finished");
        text::body_ui(ui, "What you had typed is still here.");
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::primary("Go on with it").icon(Icon::Edit)).clicked() {
                view.actions.push(Action::TakeDraft);
            }
            if ui.add(Button::quiet("Throw it away")).clicked() {
                view.actions.push(Action::DropDraft);
            }
        });
    });
}

fn sample_banner_ui(session: &mut Session, ui: &mut Ui) {
    if !session.journal.is_sample() {
        return;
    }
    card::card_ui(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            text::strong_ui(ui, "Sample data. Nothing here is yours.");
            if ui.add(Button::secondary("Remove it").name("Remove the sample data")).clicked() {
                session.actions.push(Action::LeaveSample);
            }
        });
    });
}

fn bar_ui(session: &mut Session, ui: &mut Ui, bar: Rect) {
    let Some(told) = session.told.clone() else { return };
    let labels: Vec<&str> = told.buttons.iter().map(|(label, _)| *label).collect();
    let kind = if told.error { NoticeKind::Error } else { NoticeKind::Done };
    match notice::show_ui(ui, bar, Notice { words: &told.words, buttons: &labels, kind }) {
        Some(NoticeEvent::Pressed(number)) => {
            session.told = None;
            session.actions.extend(told.buttons.get(number).map(|(_, action)| action.clone()));
        }
        Some(NoticeEvent::Closed) => session.told = None,
        None => {}
    }
}
