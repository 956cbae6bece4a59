//! The figure of an exercise, painted at any size. The picture is an image with a name for a screen reader; what it
//! shows is data (`content::figures`), and how it moves is `domain::figure`.

use egui::{Response, Sense, Ui, Vec2, WidgetInfo, accesskit::Role};

use self::canvas::Canvas;
use crate::content::figure;
use crate::domain::body::Side;
use crate::domain::figure::{Figure, Pose, Prop, between, smoothstep};
use crate::ui::widget::columns;
use crate::ui::widget::text;

mod canvas;
mod marks;
mod person;
mod props;

/// Narrowest column of a figure with its words, in points.
const COLUMN: f32 = 200.0;

/// Which position is shown. Keyframes are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FigurePose {
    /// A keyframe.
    At(usize),
    /// On the way from one keyframe to another, after a share (0 to 1) of the time.
    Between(usize, usize, f32),
}

/// How a figure is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureLook {
    /// The leg that works. The left leg is the mirror picture; both are drawn as the right one.
    pub side: Side,
    /// The position.
    pub pose: FigurePose,
}

/// Draws the figure of an exercise, such as "EX05". The picture stands at the bottom of `size`. An exercise without a
/// figure leaves the place empty.
pub fn figure_ui(ui: &mut Ui, exercise_id: &str, look: FigureLook, size: Vec2) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let Some(figure) = figure(exercise_id) else { return response };
    // On the way the name is already the one of the goal, so that it does not change while the figure moves.
    let goal = match look.pose {
        FigurePose::At(number) | FigurePose::Between(_, number, _) => number,
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, figure.picture_name(look.side, goal)));
    // Smaller than a point there is nothing to see, and no scale to draw at.
    if ui.is_rect_visible(rect) && rect.width() >= 1.0 && rect.height() >= 1.0 {
        paint(|fade| Canvas::new(ui, rect, figure.crop, look.side == Side::Left, fade), figure, look.pose);
    }
    response
}

fn paint<'a>(canvas: impl Fn(f32) -> Canvas<'a>, figure: &Figure, pose: FigurePose) {
    let number = |number: usize| number.clamp(1, figure.keyframes.len().max(1));
    let (from, to, share) = match pose {
        FigurePose::At(at) => (number(at), number(at), 0.0),
        FigurePose::Between(from, to, share) => (number(from), number(to), smoothstep(share)),
    };
    let there = |at: usize| figure.props_in(at).collect::<Vec<Prop>>();
    let Some([start, end]) = figure.keyframe(from).zip(figure.keyframe(to)).map(|both| [both.0.pose, both.1.pose])
    else {
        return;
    };
    let whole = canvas(0.0);
    if figure.cut && from != to {
        // Two places: what stands in both stays, the rest fades into the card before the other comes out of it. Seen
        // through each other, two people with all their limbs would be a tangle.
        let (pose, shown, other, fade) =
            if share < 0.5 { (start, from, to, share * 2.0) } else { (end, to, from, 2.0 - share * 2.0) };
        let other = there(other);
        let (stays, comes): (Vec<Prop>, Vec<Prop>) = there(shown).into_iter().partition(|prop| other.contains(prop));
        props::paint_behind(&whole, &stays);
        paint_scene(&canvas(fade), figure, &comes, &pose);
    } else {
        // What stands only in one keyframe, such as an arrow, belongs to the movement towards it.
        paint_scene(&whole, figure, &there(to), &between(&start, &end, share));
    }
}

fn paint_scene(canvas: &Canvas<'_>, figure: &Figure, props: &[Prop], pose: &Pose) {
    props::paint_behind(canvas, props);
    person::paint(canvas, pose, &figure.muscles, || props::paint_towel(canvas, props, pose));
    props::paint_before(canvas, props);
}

/// Draws all keyframes of an exercise beside each other, each with its number and what to do; in a narrow place they
/// wrap. This is the page of an exercise, and the picture for people who want less movement.
pub fn figures_side_by_side_ui(ui: &mut Ui, exercise_id: &str, side: Side) {
    let Some(figure) = figure(exercise_id) else { return };
    columns::grid_ui(ui, figure.keyframes.len(), COLUMN, |ui, index| {
        let width = ui.available_width();
        let ratio = (figure.crop.height() / figure.crop.width()).min(1.2);
        let look = FigureLook { side, pose: FigurePose::At(index + 1) };
        figure_ui(ui, exercise_id, look, egui::vec2(width, width * ratio));
        let words = figure.keyframe(index + 1).map_or("", |keyframe| keyframe.words.as_str());
        text::body_ui(ui, &format!("{} {words}", index + 1));
    });
}
