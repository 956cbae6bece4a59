//! Promises of the exercise figures: bones keep their length, feet stand, hands hold on, nothing is cut off.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::content::{figure, figures};
use soleus::domain::body::Side;
use soleus::domain::figure::{FLOOR, Figure, Point, Pose, Prop, between, smoothstep};
use soleus::domain::setting::Theme;
use soleus::ui::figure::{FigureLook, FigurePose, figure_ui, figures_side_by_side_ui};
use soleus::ui::{fonts, theme};

/// Which part of which feet stands where. Exercise, keyframe, then near and far foot; `_` is free, `heel`, `ball` and
/// `flat` (both) are on the floor or on the step, `tip` are the toes alone.
const STANDS: &str = "\
EX02 1 _ flat; EX02 2 _ flat; EX03 1 heel flat; EX03 2 heel flat; EX05 1 flat flat; EX05 2 flat flat; \
EX06 1 flat flat; EX06 2 flat flat; EX07 1 flat flat; EX07 2 heel flat; EX08 1 _ flat; EX08 2 _ flat; \
EX09 1 flat flat; EX09 2 ball flat; EX11 1 flat flat; EX11 2 ball ball; EX12 1 flat flat; EX12 2 ball ball; \
EX13 1 flat flat; EX13 2 ball ball; EX14 1 flat flat; EX14 2 flat _; EX15 1 flat _; EX15 2 ball _; \
EX16 1 ball ball; EX16 2 ball _; EX16 3 ball _; EX17 1 ball ball; EX17 2 ball _; EX17 3 ball _; \
EX18 1 ball ball; EX18 2 ball _; EX18 3 flat _; EX19 1 ball ball; EX19 2 ball ball; EX19 3 flat ball; \
EX21 1 flat flat; EX22 1 ball heel; EX22 2 _ ball";

fn every_keyframe() -> impl Iterator<Item = (&'static Figure, usize, Pose)> {
    figures().iter().flat_map(|figure| {
        figure.keyframes.iter().enumerate().map(move |(index, keyframe)| (figure, index + 1, keyframe.pose))
    })
}

/// Every movement of a figure: to the next keyframe, and from the last to the first.
fn movements(figure: &Figure) -> Vec<(Pose, Pose)> {
    let poses: Vec<Pose> = figure.keyframes.iter().map(|keyframe| keyframe.pose).collect();
    (0..poses.len()).map(|index| (poses[index], poses[(index + 1) % poses.len()])).collect()
}

fn tenths() -> impl Iterator<Item = f32> {
    (0..=10_u8).map(|tenth| f32::from(tenth) / 10.0)
}

#[test]
fn bones_keep_their_length_in_every_keyframe_and_on_the_way() {
    for (figure, number, pose) in every_keyframe() {
        assert_eq!(pose.wrong_bone(1.5), None, "{} {number}", figure.id);
    }
    for figure in figures() {
        for (start, end) in movements(figure) {
            for share in tenths() {
                assert_eq!(between(&start, &end, share).wrong_bone(1.5), None, "{} at {share}", figure.id);
            }
        }
    }
}

#[test]
fn the_way_starts_at_one_keyframe_and_ends_at_the_other() {
    let near = |one: &Pose, other: &Pose| {
        let far = one.bones().iter().zip(other.bones()).map(|(a, b)| (a.1 - b.1).length()).fold(0.0, f32::max);
        far < 1.0
    };
    for figure in figures() {
        for (start, end) in movements(figure) {
            assert!(
                near(&between(&start, &end, 0.0), &start) && near(&between(&start, &end, 1.0), &end),
                "{}",
                figure.id
            );
        }
    }
    for (time, way) in [(-1.0, 0.0), (0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (2.0, 1.0), (f32::NAN, 0.0)] {
        assert!((smoothstep(time) - way).abs() < 0.001, "{time}");
    }
    assert!(smoothstep(0.1) < 0.1 && smoothstep(0.9) > 0.9);
}

#[test]
fn planted_feet_stand_on_the_floor_or_on_the_step() {
    let mut checked = 0;
    for row in STANDS.split("; ") {
        let [id, number, near, far] = row.split_whitespace().collect::<Vec<_>>().try_into().unwrap();
        let (figure, number) = (figure(id).unwrap(), number.parse::<usize>().unwrap());
        let pose = figure.keyframe(number).unwrap().pose;
        let step = figure.props_in(number).find_map(|prop| match prop {
            Prop::Step { left, top, right } => Some((left, top, right)),
            _ => None,
        });
        for (part, leg) in [(near, pose.near_leg), (far, pose.far_leg)] {
            let foot = leg.foot();
            let points = match part {
                "heel" => vec![foot.heel],
                "ball" => vec![foot.ball, foot.tip],
                "flat" => vec![foot.heel, foot.ball, foot.tip],
                _ => vec![],
            };
            for point in points {
                let on_step = step.filter(|(left, _, right)| (*left..=*right).contains(&foot.ball.x.max(point.x)));
                let ground = on_step.map_or(FLOOR, |(_, top, _)| top);
                assert!((point.y - ground).abs() < 3.0, "{id} {number} {part}: {point:?}, not at {ground}");
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "{checked}");
}

#[test]
fn nothing_goes_through_the_floor_on_the_way() {
    for figure in figures().iter().filter(|figure| !figure.cut) {
        for (start, end) in movements(figure) {
            for share in tenths() {
                let pose = between(&start, &end, share);
                let low = pose.near_leg.foot().lowest().max(pose.far_leg.foot().lowest());
                assert!(low < FLOOR + 3.0, "{} at {share}: {low}", figure.id);
                let hands = pose.near_arm.hand.y.max(pose.far_arm.hand.y);
                assert!(hands < FLOOR, "{} at {share}: a hand at {hands}", figure.id);
            }
        }
    }
}

#[test]
fn what_is_planted_or_held_stays_on_the_way() {
    let between_points = |start: Point, end: Point, share: f32, at: Point| (start.toward(end, share) - at).length();
    // Hands on the wall, on the rail and on the worktop; the ball of the foot on the floor and on the step.
    for id in ["EX05", "EX06", "EX09", "EX11", "EX12", "EX13", "EX14", "EX15", "EX16", "EX17", "EX18"] {
        for (start, end) in movements(figure(id).unwrap()) {
            for share in tenths() {
                let pose = between(&start, &end, share);
                let ball = |pose: &Pose| pose.near_leg.foot().ball;
                let hand = |pose: &Pose| pose.near_arm.hand;
                let slips = [
                    between_points(ball(&start), ball(&end), share, ball(&pose)),
                    between_points(hand(&start), hand(&end), share, hand(&pose)),
                ];
                assert!(slips.iter().all(|slip| *slip < 1.5), "{id} at {share}: {slips:?}");
            }
        }
    }
}

#[test]
fn everything_that_should_be_seen_lies_inside_the_crop() {
    for (figure, number, pose) in every_keyframe() {
        // Lying down, only the legs are looked at.
        let legs_only = figure.id == "EX01";
        let (near, far) = (pose.near_leg.foot(), pose.far_leg.foot());
        let mut points = vec![near.heel, near.ball, near.tip, far.heel, far.ball, far.tip];
        points.extend(pose.bones().iter().skip(6).map(|bone| bone.1));
        if !legs_only {
            points.extend(pose.bones().iter().take(6).map(|bone| bone.1));
            // The hair is 53 units round the middle of the head.
            points.extend([0.0, 90.0, 180.0, 270.0].map(|way| pose.head + Point::unit(way) * 53.0));
        }
        for point in points {
            assert!(figure.crop.contains(point), "{} {number}: {point:?}", figure.id);
        }
    }
}

#[test]
fn the_left_leg_is_the_mirror_picture() {
    for (figure, number, pose) in every_keyframe() {
        for (from, to) in pose.bones() {
            let (left_from, left_to) = (figure.crop.mirror(from), figure.crop.mirror(to));
            assert!(((left_to - left_from).length() - (to - from).length()).abs() < 0.01, "{} {number}", figure.id);
            assert!(((left_to.x - left_from.x) + (to.x - from.x)).abs() < 0.01, "{} {number}", figure.id);
            assert!((figure.crop.mirror(left_to) - to).length() < 0.01);
        }
        assert_eq!(figure.crop.contains(pose.hip), figure.crop.contains(figure.crop.mirror(pose.hip)));
    }
}

#[test]
fn props_stand_only_where_they_belong() {
    let bedtime = figure("EX07").unwrap();
    assert!(bedtime.props_in(1).any(|prop| prop == Prop::Wall { face: 770.0 }));
    assert!(!bedtime.props_in(2).any(|prop| matches!(prop, Prop::Wall { .. })));
    assert_eq!(bedtime.props_in(3).collect::<Vec<_>>(), [Prop::Floor]);
    assert!(bedtime.cut);
    assert_eq!(bedtime.keyframe(0), bedtime.keyframe(1));
    assert_eq!(bedtime.keyframe(9), bedtime.keyframe(3));
}

fn shown(draw: impl FnMut(&mut egui::Ui) + 'static, width: f32) -> Harness<'static> {
    let mut draw = draw;
    let builder = Harness::builder().with_size([width, 1200.0]).with_context_setup(fonts::install);
    #[cfg(feature = "pictures")]
    let builder = builder.wgpu();
    let mut harness = builder.build_ui(move |ui| {
        theme::apply(ui.ctx(), Theme::Light, 100, false);
        draw(ui);
    });
    harness.run();
    harness
}

fn names(harness: &Harness<'_>) -> Vec<String> {
    harness.query_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn a_figure_is_an_image_that_says_what_it_shows() {
    let look = |side, pose| FigureLook { side, pose };
    let harness = shown(
        move |ui| {
            let size = egui::vec2(80.0, 100.0);
            figure_ui(ui, "EX06", look(Side::Left, FigurePose::At(2)), size);
            figure_ui(ui, "EX12", look(Side::Both, FigurePose::Between(1, 2, 0.4)), size);
            figure_ui(ui, "EX16", look(Side::Right, FigurePose::At(99)), size);
            figure_ui(ui, "EX22", look(Side::Both, FigurePose::Between(2, 1, 0.7)), size);
            figure_ui(ui, "EX99", look(Side::Right, FigurePose::At(1)), size);
            figure_ui(ui, "EX05", look(Side::Both, FigurePose::Between(0, 9, f32::NAN)), egui::Vec2::ZERO);
        },
        600.0,
    );
    assert_eq!(
        names(&harness),
        [
            "Figure: wall stretch, bent knee, bend both knees, heel down, left leg behind",
            "Figure: heel raise, two legs, rise on both feet, both legs",
            "Figure: heel drop, straight knee, lower slowly below the step, right leg",
            "Figure: walk and jog, walk, both legs",
            "Figure: wall stretch, straight knee, back heel down, hips forward, both legs",
        ]
    );
}

#[test]
fn every_figure_can_be_drawn_at_any_size() {
    for width in [1.0, 24.0, 160.0, 900.0] {
        let harness = shown(
            move |ui| {
                for (figure, number, _) in every_keyframe() {
                    let look = FigureLook { side: Side::Left, pose: FigurePose::Between(number, number + 1, 0.5) };
                    ui.push_id((figure.id.as_str(), number), |ui| {
                        figure_ui(ui, &figure.id, look, egui::vec2(width, 20.0));
                    });
                }
            },
            1000.0,
        );
        assert!(!names(&harness).is_empty());
    }
}

#[test]
fn keyframes_stand_beside_each_other_and_wrap_in_a_narrow_place() {
    let tops = |width: f32| {
        let harness = shown(|ui| figures_side_by_side_ui(ui, "EX16", Side::Left), width);
        let words = ["1 Rise on both", "2 Weight on the sore leg", "3 Lower slowly below the step"];
        assert_eq!(names(&harness).len(), 3);
        words.map(|words| harness.get_by_label(words).rect().top())
    };
    let [first, second, third] = tops(900.0);
    assert!((first - second).abs() < 1.0 && (second - third).abs() < 1.0);
    let [first, second, third] = tops(300.0);
    assert!(first < second && second < third);
}
