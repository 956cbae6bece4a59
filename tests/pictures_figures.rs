//! Contact sheets of the exercise figures: every keyframe in light and in dark, and the left leg, positions on the way
//! and the two high contrast themes for some. Each was looked at.
#![cfg(feature = "pictures")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

use egui::{Rect, Ui, Vec2, pos2, vec2};
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults};
use soleus::content::figures;
use soleus::domain::body::Side;
use soleus::domain::setting::Theme;
use soleus::ui::figure::{FigureLook, FigurePose, figure_ui, figures_side_by_side_ui};
use soleus::ui::theme::Palette;
use soleus::ui::widget::paint;
use soleus::ui::{fonts, theme};

/// A picture of a sheet: the exercise and how it is shown, row by row.
type Cell = (&'static str, FigureLook);

fn snapshot(results: &mut SnapshotResults, name: &str, theme: Theme, size: Vec2, mut draw: impl FnMut(&mut Ui)) {
    let mut harness = Harness::builder().with_size(size).with_context_setup(fonts::install).wgpu().build_ui(|ui| {
        theme::apply(ui.ctx(), theme, 100, false);
        let palette = Palette::of(ui.ctx());
        ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, palette.bg);
        draw(ui);
    });
    harness.run();
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(40);
    results.add(harness.try_snapshot_options(format!("figures/{name}"), &options));
}

fn sheet(results: &mut SnapshotResults, name: &str, theme: Theme, cell: Vec2, beside: usize, cells: &[Cell]) {
    let rows = cells.len().div_ceil(beside);
    #[allow(clippy::cast_precision_loss, reason = "a few dozen cells")]
    let size = cell * vec2(beside as f32, rows as f32);
    snapshot(results, name, theme, size, |ui| {
        let palette = Palette::of(ui.ctx());
        for (index, (id, look)) in cells.iter().enumerate() {
            #[allow(clippy::cast_precision_loss, reason = "a few dozen cells")]
            let min = pos2(cell.x * (index % beside) as f32, cell.y * (index / beside) as f32);
            let card = Rect::from_min_size(min, cell).shrink(2.0);
            ui.painter().rect_filled(card, 8.0, palette.surface);
            let words = match look.pose {
                FigurePose::At(number) => format!("{id}.{number}"),
                FigurePose::Between(from, to, share) => format!("{id} {from}-{to} {share}"),
            };
            let galley = paint::galley(ui, &words, fonts::tiny(), palette.text, f32::INFINITY);
            ui.painter().galley(card.min + vec2(6.0, 4.0), galley, palette.text);
            ui.scope_builder(egui::UiBuilder::new().max_rect(card.shrink(6.0)).id_salt(index), |ui| {
                figure_ui(ui, id, *look, card.shrink(6.0).size());
            });
        }
    });
}

fn every_keyframe(side: Side) -> Vec<Cell> {
    let keyframes =
        figures().iter().flat_map(|figure| (1..=figure.keyframes.len()).map(move |number| (figure, number)));
    keyframes.map(|(figure, number)| (figure.id.as_str(), FigureLook { side, pose: FigurePose::At(number) })).collect()
}

const SMALL: Vec2 = Vec2::new(154.0, 154.0);

#[test]
fn every_figure_looks_right_in_light() {
    let mut results = SnapshotResults::new();
    sheet(&mut results, "light", Theme::Light, SMALL, 7, &every_keyframe(Side::Right));
}

#[test]
fn every_figure_looks_right_in_dark() {
    let mut results = SnapshotResults::new();
    sheet(&mut results, "dark", Theme::Dark, SMALL, 7, &every_keyframe(Side::Both));
}

#[test]
fn figures_look_right_for_the_left_leg_and_on_the_way() {
    let mut results = SnapshotResults::new();
    let left = |id, number| (id, FigureLook { side: Side::Left, pose: FigurePose::At(number) });
    let way = |id, from, to, share| (id, FigureLook { side: Side::Right, pose: FigurePose::Between(from, to, share) });
    let cells = [
        left("EX01", 1),
        left("EX04", 2),
        left("EX06", 2),
        left("EX16", 3),
        left("EX19", 2),
        left("EX02", 1),
        way("EX05", 1, 2, 0.5),
        way("EX12", 1, 2, 0.3),
        way("EX16", 3, 1, 0.5),
        way("EX19", 1, 2, 0.5),
        way("EX14", 1, 2, 0.3),
        way("EX22", 1, 2, 0.35),
    ];
    sheet(&mut results, "left-and-between", Theme::Light, SMALL, 6, &cells);
}

#[test]
fn figures_look_right_in_high_contrast_and_large() {
    let mut results = SnapshotResults::new();
    let at = |id, side, number| (id, FigureLook { side, pose: FigurePose::At(number) });
    let cells =
        [at("EX06", Side::Left, 2), at("EX17", Side::Right, 1), at("EX02", Side::Right, 1), at("EX10", Side::Right, 2)];
    let large = vec2(320.0, 440.0);
    sheet(&mut results, "contrast-light", Theme::ContrastLight, large, 4, &cells);
    sheet(&mut results, "contrast-dark", Theme::ContrastDark, large, 4, &cells);
}

#[test]
fn keyframes_stand_beside_each_other_and_wrap() {
    let mut results = SnapshotResults::new();
    for (name, width) in [("beside", 760.0), ("beside-narrow", 300.0)] {
        snapshot(&mut results, name, Theme::Light, vec2(width, if width < 400.0 { 1100.0 } else { 420.0 }), |ui| {
            figures_side_by_side_ui(ui, "EX16", Side::Left);
        });
    }
}
