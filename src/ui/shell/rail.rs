//! The pages: a rail at the left, or a bar at the bottom of a narrow window.

use egui::accesskit::Role;
use egui::{Rect, Ui, WidgetInfo, pos2, vec2};

use crate::domain::when::Now;
use crate::ui::action::Page;
use crate::ui::fonts;
use crate::ui::icon::Icon;
use crate::ui::parts::Part;
use crate::ui::screen::today_signs;
use crate::ui::session::Session;
use crate::ui::theme::Palette;
use crate::ui::widget::group::{Roving, named_ui};
use crate::ui::widget::{focus_ring, paint, tier};

/// How the pages are laid out.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum RailShape {
    /// Words beside the icons.
    Wide,
    /// Words under the icons.
    Narrow,
    /// Along the bottom.
    Bottom,
}

/// Words of a page in points, where they take two lines.
const SMALL: f32 = 10.5;

fn icon_of(page: Page) -> Icon {
    match page {
        Page::Today | Page::Report => Icon::Today,
        Page::History | Page::Deleted | Page::Entry => Icon::History,
        Page::Routines
        | Page::Exercises
        | Page::Exercise
        | Page::RoutineLook
        | Page::RoutineEditor
        | Page::PickExercise
        | Page::Player
        | Page::FirstDays
        | Page::Stage => Icon::Routines,
        Page::Check | Page::Result | Page::Rules => Icon::Warning,
        Page::Medicines | Page::Medicine | Page::Dose => Icon::Medicines,
        Page::Trends | Page::Goals | Page::Compare | Page::Patterns => Icon::Trends,
        Page::Helped => Icon::Helped,
        Page::Sheet => Icon::Sheet,
        Page::Learn | Page::Topic | Page::CompareCauses => Icon::Learn,
        Page::More => Icon::More,
        Page::Settings | Page::AboutYou | Page::Import | Page::Backups => Icon::Settings,
    }
}

/// The pages as one Tab stop.
pub(super) fn rail_ui(session: &mut Session, ui: &mut Ui, now: &Now, shape: RailShape) {
    if shape != RailShape::Bottom {
        logo_ui(ui, shape);
    }
    session.parts.place(Part::Rail, ui.max_rect());
    let wanted = session.parts.begin(ui, Part::Rail);
    let current = session.page.rail(session.from);
    let pages: &[Page] = if shape == RailShape::Bottom { &Page::BAR } else { &Page::RAIL };
    let behind_more = (shape == RailShape::Bottom).then(|| pages.iter().position(|page| *page == Page::More)).flatten();
    let chosen = pages.iter().position(|page| *page == current).or(behind_more);
    let group = ui.make_persistent_id("pages");
    let badge = today_signs::badge(&session.outlook);
    let pressed = named_ui(ui, Role::TabList, "Pages", "pages", |ui| {
        let roving = Roving::begin(ui, group, pages.len(), chosen);
        let area = ui.available_rect_before_wrap();
        let mut pressed = None;
        for (index, page) in pages.iter().copied().enumerate() {
            let rect = place(area, index, pages.len(), shape);
            let response = roving.interact(ui, rect, index);
            let on = chosen == Some(index);
            let name = match (page, &badge) {
                (Page::Check, (_, words)) => format!("{}, {words}", page.name()),
                _ => page.name().to_owned(),
            };
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &name));
            focus_ring::shape(ui, &response, 10);
            paint_page(ui, rect, page, on, response.hovered(), shape);
            if page == Page::Check {
                let place = match shape {
                    RailShape::Wide => pos2(rect.right() - 18.0, rect.center().y),
                    RailShape::Narrow | RailShape::Bottom => pos2(rect.center().x + 24.0, rect.top() + 15.0),
                };
                tier::paint_badge(ui.painter(), place, 20.0, badge.0, Palette::of(ui.ctx()));
            }
            if response.clicked() {
                pressed = Some(page);
            }
        }
        let last = place(area, pages.len() - 1, pages.len(), shape);
        ui.advance_cursor_after_rect(last.union(place(area, 0, pages.len(), shape)));
        pressed
    });
    session.parts.end(ui, wanted);
    if let Some(page) = pressed {
        session.told = None;
        session.go(now, page);
    }
}

#[allow(clippy::cast_precision_loss, reason = "a handful of pages")]
fn place(area: Rect, index: usize, count: usize, shape: RailShape) -> Rect {
    let number = index as f32;
    match shape {
        RailShape::Wide => Rect::from_min_size(area.min + vec2(0.0, number * 48.0), vec2(area.width(), 44.0)),
        RailShape::Narrow => {
            // A low window has less room for each.
            let each = (area.height() / count as f32).clamp(48.0, 66.0);
            Rect::from_min_size(area.min + vec2(0.0, number * each), vec2(area.width(), each - 4.0))
        }
        RailShape::Bottom => {
            let share = area.width() / count as f32;
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
    let name = paint::galley(ui, page.name(), font.clone(), color, rect.width());
    if wide {
        icon_of(page).paint(ui, pos2(rect.left() + 26.0, rect.center().y), 22.0, color);
        ui.painter().galley(pos2(rect.left() + 48.0, rect.center().y - name.size().y / 2.0), name, color);
    } else {
        // Two lines have room only when they are smaller and the picture moves up.
        let two = rect.height() < 62.0 && name.rows.len() > 1;
        let font = egui::FontId { size: SMALL, ..font };
        let name = if two { paint::galley(ui, page.name(), font, color, rect.width()) } else { name };
        let (picture, words) = if two { (15.0, 41.0) } else { (22.0, 45.0) };
        let size = if two { 18.0 } else { 22.0 };
        icon_of(page).paint(ui, pos2(rect.center().x, rect.top() + picture), size, color);
        paint::galley_centered(ui.painter(), pos2(rect.center().x, rect.top() + words), name, color);
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
