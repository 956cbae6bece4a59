//! The frame round every page: rail or bottom bar, header, page, and the bar that says what was done.

mod around;
mod header;
mod rail;

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Rect, ScrollArea, Ui, UiBuilder};

use crate::domain::triage::Tier;
use crate::domain::when::Now;
use crate::ui::action::Page;
use crate::ui::parts::Part;
use crate::ui::screen::entry::EntryScreen;
use crate::ui::screen::{
    View, about_you, crash as crash_page, more, page_end_ui, read_ui, stage as stage_page, today_signs,
};
use crate::ui::session::Session;
use crate::ui::theme::{COMPACT_WIDTH, Palette, WIDE_WIDTH};
use crate::ui::widget::{focus_ring, notice};
use around::{bar_ui, draft_card_ui, sample_banner_ui};
use header::header_ui;
use rail::{RailShape, rail_ui};

/// Widest column of content, in points.
const CONTENT_WIDTH: f32 = 860.0;

/// Draws rail, header, page and bar.
pub fn show_ui(session: &mut Session, ui: &mut Ui, now: &Now) {
    let width = ui.ctx().content_rect().width();
    let palette = Palette::of(ui.ctx());
    if session.page == Page::Player && session.player.fills_the_window(session.journal.now_ms()) {
        let frame = Frame::new().fill(palette.bg).inner_margin(Margin::symmetric(24, 16));
        CentralPanel::default().frame(frame).show(ui, |ui| {
            let Session { journal, actions, outlook, player, .. } = session;
            let mut view = View { journal, now: *now, outlook: std::rc::Rc::clone(outlook), actions };
            player.show_ui(ui, &mut view);
        });
        edge_light_ui(session, ui);
        return;
    }
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
        let wanted = session.parts.begin(ui, Part::Header);
        header_ui(session, &mut child, now);
        session.parts.end(ui, wanted);
        session.parts.place(Part::Header, room.with_max_y(child.min_rect().bottom()));
        child.add_space(10.0);
        let wanted = session.parts.begin(ui, Part::Page);
        page_ui(session, &mut child, now);
        session.parts.end(ui, wanted);
        session.parts.place(Part::Page, room);
        let bar = content.with_max_y(content.bottom() - 10.0);
        let wanted = session.parts.begin(ui, Part::Bar);
        bar_ui(session, &mut child, bar);
        session.parts.end(ui, wanted);
    });
}

/// Lights up the edge of the window where a sound would be heard: once for each phase, never a flicker.
fn edge_light_ui(session: &Session, ui: &Ui) {
    let left_s = session.edge_light_until_s - ui.input(|input| input.time);
    if left_s <= 0.0 {
        return;
    }
    let palette = Palette::of(ui.ctx());
    let whole = ui.ctx().content_rect();
    let light = egui::Stroke::new(12.0, palette.accent);
    ui.painter().rect_stroke(whole, 0.0, light, egui::StrokeKind::Inside);
    ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left_s));
}

/// What every page needs before it is drawn. No chart is read for a page that is not shown.
fn before_page_ui(session: &mut Session, ui: &mut Ui) {
    sample_banner_ui(session, ui);
    let Session { journal, page, first_days, trends, helped, compare, sheet, import, .. } = session;
    first_days.read(journal);
    if *page != Page::Trends {
        trends.leave();
    }
    if *page != Page::Helped {
        helped.leave();
    }
    if *page != Page::Compare {
        compare.leave();
    }
    if *page != Page::Sheet {
        sheet.leave();
    }
    if *page != Page::Import {
        import.leave();
    }
}

#[allow(clippy::too_many_lines, reason = "one line for each page")]
fn page_ui(session: &mut Session, ui: &mut Ui, now: &Now) {
    before_page_ui(session, ui);
    let (offers_about_you, closed) = (session.offers_about_you(now), session.is_closed());
    let morning = (session.page == Page::Today).then(|| session.morning_after(now)).flatten();
    let Session {
        journal,
        actions,
        page,
        today,
        history,
        deleted,
        settings,
        entry,
        kept_draft,
        trends,
        compare,
        helped,
        patterns,
        check,
        result,
        rules,
        about_you,
        outlook,
        routines,
        player,
        first_days,
        stage,
        left,
        learn,
        medicines,
        sheet,
        goals,
        import,
        crash,
        ..
    } = session;
    let mut view = View { journal, now: *now, outlook: std::rc::Rc::clone(outlook), actions };
    if closed {
        about_you::under_18_ui(ui, &mut view);
        return;
    }
    let arrived = arrives(ui, *page);
    if *page == Page::History {
        history.show_ui(ui, &mut view);
        focus_ring::scroll_to_focus_ui(ui, notice::covered(ui.ctx()));
        return;
    }
    let topic = (*page == Page::Topic).then(|| learn.topic().map(|topic| topic.id.as_str())).flatten();
    let salt = (page.name(), entry.as_ref().and_then(EntryScreen::id), topic);
    let mut area = ScrollArea::vertical().id_salt(salt).auto_shrink(false);
    if let Some(down) = topic.and_then(|_| learn.place()) {
        area = area.vertical_scroll_offset(down);
    }
    let shown = area.show(ui, |ui| {
        let top = ui.min_rect().min;
        let urgent = outlook.standing.tier >= Tier::SameDay;
        // What to do comes before what to read.
        let closed_now = urgent || player.under_way().is_some();
        let mut turned = import.take_turned() || (arrived && *page == Page::Today && urgent);
        ui.push_id(page.name(), |ui| match page {
            Page::Today => {
                if kept_draft.is_some() {
                    draft_card_ui(ui, &mut view);
                }
                today.show_ui(ui, &mut view, first_days, left.as_ref(), morning.as_ref(), crash.as_ref());
                if offers_about_you {
                    today_signs::about_you_ui(ui, &mut view);
                }
            }
            Page::Deleted => deleted.show_ui(ui, &mut view),
            Page::Settings => settings.show_ui(ui, &mut view),
            Page::Check => {
                turned = check.take_turned();
                check.show_ui(ui, &mut view);
            }
            Page::Routines => {
                first_days.routines_ui(ui, &mut view);
                stage_page::card_ui(ui, &mut view);
                routines.routines_ui(ui, &mut view);
            }
            Page::FirstDays => first_days.show_ui(ui, &mut view),
            Page::Medicines => medicines.show_ui(ui, &mut view),
            Page::Medicine => medicines.editor_ui(ui, &mut view),
            Page::Dose => medicines.dose_ui(ui, &mut view),
            Page::Sheet => sheet.show_ui(ui, &mut view),
            Page::Stage => stage.show_ui(ui, &mut view),
            Page::Exercises => routines.exercises_ui(ui, &mut view),
            Page::Exercise => routines.exercise_ui(ui, &mut view),
            Page::RoutineLook => routines.look_ui(ui, &mut view),
            Page::RoutineEditor => routines.editor_ui(ui, &mut view),
            Page::PickExercise => routines.pick_ui(ui, &mut view),
            Page::Player => player.show_ui(ui, &mut view),
            Page::Result => result.show_ui(ui, &mut view),
            Page::Rules => rules.show_ui(ui, &mut view),
            Page::Trends => trends.show_ui(ui, &mut view),
            Page::Compare => compare.show_ui(ui, &mut view),
            Page::Helped => helped.show_ui(ui, &mut view),
            Page::Goals => goals.show_ui(ui, &mut view),
            Page::Patterns => patterns.show_ui(ui, &mut view),
            Page::Learn => learn.list_ui(ui, &mut view),
            Page::Topic => learn.topic_ui(ui, &mut view),
            Page::CompareCauses => learn.compare_ui(ui, &mut view),
            Page::More => more::show_ui(ui, &mut view),
            Page::AboutYou => about_you.show_ui(ui, &mut view),
            Page::Import => import.show_ui(ui, &mut view),
            Page::Backups => settings.put_back.show_ui(ui, &mut view),
            Page::Report => {
                if let Some(crash) = crash {
                    crash_page::show_ui(ui, &mut view, crash);
                }
            }
            Page::Entry | Page::History => {
                if let Some(entry) = entry {
                    entry.show_ui(ui, &mut view);
                }
            }
        });
        if !closed_now {
            for id in page.reads(routines.shown()) {
                read_ui(ui, &mut view, id);
            }
        }
        page_end_ui(ui);
        // After the page has asked for its focused control: the last wish counts. A new page of the check begins
        // at its heading, and Today at what is urgent.
        if turned {
            ui.scroll_to_rect(Rect::from_min_size(top, egui::Vec2::ZERO), Some(Align::Min));
        }
    });
    if topic.is_some() {
        learn.stands(shown.state.clamped_offset().y);
    }
}

/// Whether another page was shown in the frame before.
fn arrives(ui: &Ui, page: Page) -> bool {
    let shown = egui::Id::unique("page that was shown last");
    ui.data_mut(|data| data.get_temp_mut_or_default::<Option<Page>>(shown).replace(page)) != Some(page)
}
