//! Promises of the drawings of the leg: points stand where the text says, everything has a name and can be reached by
//! keys, the pump moves blood only upwards, and what does not move asks for no picture.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::collections::BTreeSet;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Rect, Ui, Vec2, ViewportId, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::content::{best_leg_view, calf_view, causes, leg_view, parse_leg_views, pump_view};
use soleus::domain::body::Zone;
use soleus::domain::leg_shape::edges_at;
use soleus::domain::leg_view::{ANKLE_Y, CalfFace, CalfPart, Face, KNEE_Y, LegView, Spot};
use soleus::domain::pump::{Beat, CYCLE_S};
use soleus::domain::setting::Theme;
use soleus::ui::widget::focus_ring;
use soleus::ui::{fonts, leg, theme};

/// The table of `clinical.md` 8.3.
const CODES: [&str; 18] = [
    "BL40", "BL55", "BL56", "BL57", "BL58", "BL59", "BL60", "KI3", "KI7", "KI9", "SP6", "SP9", "GB34", "GB39", "ST36",
    "ST40", "LR5", "LR3",
];
/// From the crease of the knee to the outer ankle bone are 16.
const CUN: f32 = (ANKLE_Y - KNEE_Y) / 16.0;
/// Words of the content, to be broken on purpose.
const TEXT: &str = include_str!("../assets/content/leg_views.toml");

fn view(face: Face) -> &'static LegView {
    leg_view(face).unwrap()
}

fn spot(face: Face, code: &str) -> &'static Spot {
    view(face).spot(code).unwrap()
}

fn shown<S: 'static>(size: [f32; 2], state: S, mut draw: impl FnMut(&mut Ui, &mut S) + 'static) -> Harness<'static, S> {
    let builder = Harness::builder().with_size(size).with_max_steps(12).with_context_setup(fonts::install);
    #[cfg(feature = "pictures")]
    let builder = builder.wgpu();
    let mut harness = builder.build_ui_state(
        move |ui, state| {
            theme::apply(ui.ctx(), Theme::Light, 100, true);
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| draw(ui, state));
            focus_ring::paint(ui.ctx());
        },
        state,
    );
    harness.run();
    harness
}

fn points(face: Face, width: f32) -> Harness<'static, Option<String>> {
    shown([width, 520.0], None, move |ui, pressed: &mut Option<String>| {
        let name = |code: &str| format!("Point {code}");
        if let Some(code) = leg::points_ui(ui, face, &CODES, None, name) {
            *pressed = Some(code);
        }
    })
}

fn calf(face: CalfFace, width: f32) -> Harness<'static, Option<CalfPart>> {
    shown([width, 520.0], None, move |ui, chosen: &mut Option<CalfPart>| {
        if let Some(part) = leg::calf_ui(ui, face, *chosen) {
            *chosen = Some(part);
        }
    })
}

fn press<S>(harness: &mut Harness<'_, S>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn rects<S>(harness: &Harness<'_, S>, role: Role) -> Vec<(String, Rect)> {
    let found = harness.query_all_by_role(role);
    found.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect())).collect()
}

/// When the next picture is asked for.
fn next_picture<S>(harness: &Harness<'_, S>) -> Duration {
    harness.output().viewport_output[&ViewportId::ROOT].repaint_delay
}

#[test]
fn every_point_of_the_tradition_stands_on_the_leg() {
    let mut drawn = BTreeSet::new();
    for face in Face::ALL {
        let view = view(*face);
        for spot in &view.spots {
            let (left, right) = edges_at(&view.outline, spot.at.y).unwrap();
            assert!((left - 0.02..=right + 0.02).contains(&spot.at.x), "{} {face:?}", spot.code);
            drawn.insert(spot.code.as_str());
        }
    }
    assert_eq!(drawn, BTreeSet::from(CODES));
    assert!(CODES.iter().all(|code| best_leg_view(code).is_some()));
}

#[test]
fn points_are_as_far_apart_as_the_text_says() {
    let close = |what: &str, found: f32, cun: f32| {
        assert!((found - cun).abs() <= 0.5, "{what}: {found:.2} cun, and the text says {cun}");
    };
    let height = |face, code| spot(face, code).at.y;
    // Below the crease of the knee.
    for (face, code, cun) in [
        (Face::Back, "BL40", 0.0),
        (Face::Back, "BL55", 2.0),
        (Face::Back, "BL56", 5.0),
        (Face::Back, "BL57", 8.0),
        (Face::Outer, "ST36", 3.0),
    ] {
        close(code, (height(face, code) - KNEE_Y) / CUN, cun);
    }
    // Above another point.
    for (face, code, other, cun) in [
        (Face::Back, "BL58", "BL60", 7.0),
        (Face::Outer, "BL58", "BL60", 7.0),
        (Face::Back, "BL57", "BL58", 1.0),
        (Face::Back, "BL59", "BL60", 3.0),
        (Face::Outer, "BL59", "BL60", 3.0),
        (Face::Back, "KI7", "KI3", 2.0),
        (Face::Inner, "KI7", "KI3", 2.0),
        (Face::Back, "KI9", "KI3", 5.0),
        (Face::Inner, "KI9", "KI3", 5.0),
        (Face::Inner, "LR5", "KI9", 0.0),
    ] {
        close(&format!("{code} above {other}"), (height(face, other) - height(face, code)) / CUN, cun);
    }
    // Above the ankle bone of its side.
    for (face, code, cun) in [
        (Face::Outer, "ST40", 8.0),
        (Face::Outer, "GB39", 3.0),
        (Face::Inner, "SP6", 3.0),
        (Face::Inner, "LR5", 5.0),
        (Face::Inner, "SP9", 13.0),
    ] {
        let ankle = view(face).ankle.unwrap().at.y;
        close(&format!("{code} above the ankle"), (ankle - height(face, code)) / CUN, cun);
    }
    // One cun out from BL57; the box is as wide as a share of its height.
    let out = spot(Face::Back, "BL58").at.x - spot(Face::Back, "BL57").at.x;
    close("BL58 beside BL57", out * Face::Back.ratio() / CUN, 1.0);
    for code in CODES {
        let heights: Vec<f32> = Face::ALL.iter().filter_map(|face| view(*face).spot(code)).map(|s| s.at.y).collect();
        let far = heights.iter().any(|y| (y - heights[0]).abs() > CUN / 4.0);
        assert!(!far, "{code} stands at different heights: {heights:?}");
    }
}

#[test]
fn points_stand_between_what_the_text_names() {
    let x = |face, code| spot(face, code).at.x;
    let outer = view(Face::Outer);
    let ankle = outer.ankle.unwrap().at.x;
    let (back, _) = edges_at(&outer.outline, ANKLE_Y).unwrap();
    assert!((back..ankle).contains(&x(Face::Outer, "BL60")), "between the Achilles tendon and the outer ankle bone");
    assert!(x(Face::Outer, "BL59") < x(Face::Outer, "GB39"), "behind and in front of the fibula");
    assert!(x(Face::Outer, "LR3") > ankle + 0.2, "on the top of the foot");
    assert!(x(Face::Outer, "GB34") < x(Face::Outer, "ST36"), "ST36 is beside the shin crest");
    // Here the toes point to the left.
    let inner = view(Face::Inner);
    let ankle = inner.ankle.unwrap().at.x;
    let (_, back) = edges_at(&inner.outline, 0.832).unwrap();
    assert!((ankle..back).contains(&x(Face::Inner, "KI3")), "between the inner ankle bone and the Achilles tendon");
    assert!(x(Face::Inner, "LR5") < x(Face::Inner, "KI9"), "on the shin bone, and behind it");
    assert!(x(Face::Inner, "SP6") < x(Face::Inner, "KI7"), "behind the shin edge, and before the Achilles tendon");
    let parts = &calf_view(CalfFace::Back).unwrap().parts;
    let shape = |part| &parts.iter().find(|shape| shape.part == part).unwrap().shapes[0];
    for code in ["BL55", "BL56"] {
        let at = spot(Face::Back, code).at;
        let (_, inner) = edges_at(shape(CalfPart::GastrocInner), at.y).unwrap();
        let (outer, _) = edges_at(shape(CalfPart::GastrocOuter), at.y).unwrap();
        assert!((inner..outer).contains(&at.x), "{code} is not between the two bellies");
    }
    let ends = [CalfPart::GastrocInner, CalfPart::GastrocOuter].map(|part| shape(part).last().unwrap().y);
    let place = spot(Face::Back, "BL57").at.y;
    assert!(ends.iter().all(|y| (y - place).abs() < CUN / 2.0), "BL57 is where both bellies end: {ends:?}");
}

#[test]
fn what_must_not_be_pressed_looks_different() {
    let warned: BTreeSet<&str> = Face::ALL
        .iter()
        .flat_map(|face| &view(*face).spots)
        .filter(|spot| spot.warn)
        .map(|spot| spot.code.as_str())
        .collect();
    assert_eq!(warned, BTreeSet::from(["BL40", "BL60", "SP6"]));
    let harness = points(Face::Back, 700.0);
    let said = |code: &str| harness.get_by_label(&format!("Point {code}")).accesskit_node().description();
    assert_eq!(said("BL40").as_deref(), Some("Do not press, or not in pregnancy"));
    assert_eq!(said("BL57"), None);
}

#[test]
fn a_point_outside_the_leg_is_an_error_and_no_picture() {
    assert!(parse_leg_views(TEXT).is_ok());
    for (from, to, fault) in [
        ("x = 0.485, y = 0.110", "x = 0.985, y = 0.110", "back: BL40"),
        ("code = \"ST36\"", "code = \"GB34\"", "outer: GB34"),
        (".050 .300 .665", ".050 .700 .665", "side:"),
        ("at = [0.310, 0.300]", "at = [0.010, 0.300]", "calf, back: the line to gastroc_inner"),
        (".240 .398 .450", ".241 .398 .450", "pump:"),
    ] {
        assert!(TEXT.contains(from), "{from}");
        let error = parse_leg_views(&TEXT.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.starts_with(fault), "{error}");
    }
}

#[test]
fn all_points_of_a_face_are_reached_by_the_keyboard() {
    for face in Face::ALL {
        let mut harness = points(*face, 700.0);
        press(&mut harness, Key::Tab);
        for spot in &view(*face).spots {
            assert!(harness.get_by_label(&format!("Point {}", spot.code)).is_focused(), "{}", spot.code);
            press(&mut harness, Key::Enter);
            assert_eq!(harness.state().as_ref(), Some(&spot.code));
            press(&mut harness, Key::ArrowDown);
        }
        press(&mut harness, Key::ArrowUp);
        press(&mut harness, Key::Space);
        assert_eq!(harness.state().as_ref(), view(*face).spots.last().map(|spot| &spot.code), "the arrows wrap");
    }
}

#[test]
fn a_point_is_pressed_on_its_dot_and_a_hidden_one_is_not_there() {
    let mut harness = points(Face::Outer, 700.0);
    harness.get_by_label("Point BL59").click();
    harness.run();
    assert_eq!(harness.state().as_deref(), Some("BL59"));
    let hidden = shown([700.0, 520.0], (), |ui, ()| {
        leg::points_ui(ui, Face::Outer, &["BL59", "KI3"], Some("BL59"), str::to_owned);
    });
    let names: Vec<String> = rects(&hidden, Role::Button).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["BL59"], "hidden points and those of other faces are left out");
}

#[test]
fn no_point_stands_in_the_way_of_another() {
    for face in Face::ALL {
        for width in [700.0, 250.0] {
            let harness = points(*face, width);
            let rects = rects(&harness, Role::Button);
            assert_eq!(rects.len(), view(*face).spots.len());
            for (index, (name, rect)) in rects.iter().enumerate() {
                assert!(rect.width() >= 24.0 && rect.height() >= 24.0, "{name} {face:?}: {rect}");
                assert!(rect.left() >= 0.0 && rect.right() <= width, "{name} {face:?} is cut off");
                for (other, beside) in &rects[index + 1..] {
                    let both = rect.intersect(*beside);
                    assert!(!both.is_positive() || both.area() < 1.0, "{name} and {other} at {width}: {both}");
                }
            }
        }
    }
}

#[test]
fn every_point_has_a_still_picture_with_words() {
    for code in CODES {
        let harness = shown([300.0, 300.0], (), move |ui, ()| {
            leg::points_still_ui(ui, code, vec2(160.0, 220.0));
        });
        let images = rects(&harness, Role::Image);
        assert_eq!(images.len(), 1, "{code}");
        let start = format!("{code} on the right leg, seen from ");
        assert!(images[0].0.starts_with(&start) && images[0].0.contains(": "), "{}", images[0].0);
    }
    let words = |code: &str| {
        let view = best_leg_view(code).unwrap();
        format!("{}: {}", view.face.seen(), view.place_words(view.spot(code).unwrap()))
    };
    assert_eq!(words("BL57"), "seen from behind: in the middle third of the lower leg, half way across");
    assert_eq!(words("BL40"), "seen from behind: at the crease of the knee, half way across");
    assert_eq!(words("KI3"), "seen from the inner side: beside the ankle bone, towards the back");
    assert_eq!(words("SP9"), "seen from the inner side: in the upper third of the lower leg, towards the front");
    assert_eq!(words("LR3"), "seen from the outer side: on the top of the foot");
    let none = shown([300.0, 300.0], (), |ui, ()| {
        leg::points_still_ui(ui, "XX1", Vec2::splat(100.0));
    });
    assert!(rects(&none, Role::Image).is_empty());
}

#[test]
fn every_part_of_the_calf_is_named_and_reached_by_keys_and_on_the_leg() {
    for face in CalfFace::ALL {
        let mut harness = calf(*face, 700.0);
        assert!(harness.query_by_label(face.description()).is_some(), "{face:?} has no name");
        let names: Vec<String> = rects(&harness, Role::Button).into_iter().map(|(name, _)| name).collect();
        let parts: BTreeSet<&str> = calf_view(*face).unwrap().parts.iter().map(|shape| shape.part.name()).collect();
        assert_eq!(names.iter().map(String::as_str).collect::<BTreeSet<_>>(), parts);
        press(&mut harness, Key::Tab);
        for name in &names {
            assert!(harness.get_by_label(name).is_focused(), "{name}");
            press(&mut harness, Key::Enter);
            assert_eq!(harness.state().map(CalfPart::name), Some(name.as_str()));
            press(&mut harness, Key::ArrowRight);
        }
    }
    let drawn: BTreeSet<CalfPart> =
        CalfFace::ALL.iter().flat_map(|face| &calf_view(*face).unwrap().parts).map(|shape| shape.part).collect();
    assert_eq!(drawn.len(), CalfPart::ALL.len());
    // The upper calf between the two names: the middle of the figure is the middle of the leg.
    let mut harness = calf(CalfFace::Back, 620.0);
    harness.hover_at(egui::pos2(270.0, 130.0));
    harness.drag_at(egui::pos2(270.0, 130.0));
    harness.drop_at(egui::pos2(270.0, 130.0));
    harness.run();
    assert_eq!(harness.state(), &Some(CalfPart::GastrocInner));
    assert!(harness.get_by_label("Gastrocnemius, inner head").is_focused(), "the keyboard goes along");
}

#[test]
fn names_round_the_calf_never_touch_and_are_large_enough() {
    for face in CalfFace::ALL {
        for width in [900.0, 620.0, 460.0, 300.0, 250.0] {
            let harness = calf(*face, width);
            let rects = rects(&harness, Role::Button);
            for (index, (name, rect)) in rects.iter().enumerate() {
                assert!(rect.height() > 43.9, "{name} at {width}: {rect}");
                assert!(rect.left() >= 0.0 && rect.right() <= width, "{name} is cut off at {width}: {rect}");
                for (other, beside) in &rects[index + 1..] {
                    assert!(!rect.intersects(*beside), "{name} and {other} at {width}");
                }
            }
        }
    }
}

#[test]
fn a_part_of_the_calf_leads_to_causes_that_hurt_there() {
    let causes = causes();
    for part in CalfPart::ALL {
        assert!(!part.causes().is_empty(), "{part:?} leads nowhere");
        for id in part.causes() {
            let cause = causes.iter().find(|cause| cause.id == *id).unwrap();
            let apart = cause.zones.iter().all(|zone| !part.zones().contains(zone));
            let known = !cause.zones.is_empty() && !part.zones().is_empty();
            assert!(!known || !apart, "{id} does not hurt at {part:?}");
        }
    }
    for cause in causes.iter().filter(|cause| !cause.zones.is_empty()) {
        assert!(CalfPart::ALL.iter().any(|part| part.causes().contains(&cause.id.as_str())), "{}", cause.id);
    }
}

#[test]
fn a_cause_is_drawn_where_its_words_say() {
    for cause in causes() {
        let says = |word: &str| cause.place.to_lowercase().contains(word);
        let has = |zone: Zone| cause.zones.contains(&zone);
        let expected = [
            (says("inner calf") || says("inner side"), Zone::GastrocInner),
            (says("muscle turns into tendon"), Zone::Junction),
            (says("lower and deeper") || says("deep in the calf"), Zone::Soleus),
            (says("above the heel"), Zone::AchillesMid),
            (says("meets the heel bone"), Zone::AchillesHeel),
            (says("inner edge of the shin"), Zone::InnerShin),
            (says("back of the knee"), Zone::BehindKnee),
            (says("whole calf"), Zone::Soleus),
        ];
        for (said, zone) in expected {
            assert!(!said || has(zone), "{} is not drawn at {}", cause.id, zone.name());
        }
        assert!(!has(Zone::InnerShin) || says("shin"), "{}", cause.id);
        assert!(!has(Zone::BehindKnee) || says("knee"), "{}", cause.id);
    }
    let nowhere: Vec<&str> =
        causes().iter().filter(|cause| cause.zones.is_empty()).map(|cause| cause.id.as_str()).collect();
    assert_eq!(nowhere, ["neuropathy", "cellulitis", "medicine"]);
}

#[test]
fn the_map_of_a_cause_says_its_zones_and_is_not_there_without_any() {
    let map = |zones: &'static [Zone]| {
        let harness = shown([200.0, 300.0], (), move |ui, ()| leg::cause_map_ui(ui, zones, vec2(80.0, 200.0)));
        rects(&harness, Role::Image)
    };
    let found = map(&[Zone::GastrocInner, Zone::AchillesMid]);
    assert_eq!(found[0].0, "The calf from behind. Marked: upper calf inner side, Achilles tendon");
    assert!(map(&[]).is_empty());
}

#[test]
fn the_pump_moves_blood_only_upwards_and_through_open_valves() {
    let view = pump_view().unwrap();
    let steps = 1000_u16;
    let at = |step: u16| Beat::at(f32::from(step) / f32::from(steps));
    let mut turns = 0_u8;
    let mut rising = true;
    for step in 0..steps - 1 {
        let (now, next) = (at(step), at(step + 1));
        assert!(next.gone >= now.gone && next.come >= now.come, "blood falls back at {step}");
        assert!(now.gone.to_bits() == next.gone.to_bits() || now.upper > 0.0, "the upper valve is shut at {step}");
        assert!(now.come.to_bits() == next.come.to_bits() || now.lower > 0.0, "the lower valve is shut at {step}");
        assert!(now.upper == 0.0 || now.lower == 0.0, "both valves are open at {step}");
        let change = next.squeeze - now.squeeze;
        if change.abs() > 1e-5 && rising != (change > 0.0) {
            turns += 1;
            rising = change > 0.0;
        }
    }
    assert_eq!(turns, 1, "one squeeze and one release");
    assert!(f64::from(turns + 1) / CYCLE_S < 3.0, "nothing flickers");
    let (squeeze, relax) = (Beat::at(Beat::SQUEEZE), Beat::at(Beat::RELAX));
    assert!(squeeze.squeezing && squeeze.upper > 0.9 && squeeze.lower < 0.1 && squeeze.squeeze > 0.7);
    assert!(!relax.squeezing && relax.lower > 0.9 && relax.upper < 0.1 && relax.squeeze < 0.5);
    let width = |rows: &[_], y| edges_at(rows, y).map(|(left, right)| right - left).unwrap();
    let middle = f32::midpoint(view.upper_valve, view.lower_valve);
    assert!(width(&view.vein.at(1.0), middle) < width(&view.vein.at(0.0), middle) / 2.0, "the vein is pressed flat");
    for muscle in [&view.gastrocnemius, &view.soleus] {
        assert!(width(&muscle.at(1.0), middle) > width(&muscle.at(0.0), middle) * 1.1, "the muscle thickens");
    }
}

#[test]
fn the_picture_at_the_end_of_a_squeeze_is_the_one_at_its_beginning() {
    let view = pump_view().unwrap();
    let (start, end) = (Beat::at(0.0), Beat::at(0.999_99));
    assert_eq!(Beat::at(1.0), start);
    for (one, other) in [(start.squeeze, end.squeeze), (start.upper, end.upper), (start.lower, end.lower)] {
        assert!((one - other).abs() < 0.001);
    }
    let (start, end) = (start.drops(view), end.drops(view));
    assert_eq!(start.len(), end.len());
    assert!(start.iter().zip(&end).all(|(one, other)| (one - other).abs() < 0.001), "{start:?} {end:?}");
    let between = start.iter().filter(|y| (view.upper_valve..view.lower_valve).contains(*y)).count();
    let squeezed = Beat::at(0.5).drops(view);
    assert!(squeezed.iter().all(|y| !(view.upper_valve..view.lower_valve).contains(y)), "the vein is empty then");
    assert!(between >= 3);
}

#[test]
fn a_drawing_that_stands_still_asks_for_no_picture() {
    let still = shown([700.0, 700.0], (), |ui, ()| leg::pump_ui(ui, false));
    assert_eq!(next_picture(&still), Duration::MAX);
    let names: Vec<String> = rects(&still, Role::Image).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 2);
    assert!(names[0].starts_with("Squeeze: ") && names[1].starts_with("Relax: "), "{names:?}");
    for words in [&pump_view().unwrap().squeeze_words, &pump_view().unwrap().relax_words] {
        assert!(still.query_by_label(words).is_some(), "{words}");
    }
    let moving = shown([700.0, 700.0], (), |ui, ()| leg::pump_ui(ui, true));
    assert!(next_picture(&moving) <= Duration::from_millis(40), "{:?}", next_picture(&moving));
    assert!(rects(&moving, Role::Image)[0].0.starts_with("Moving picture: "));
    let below = shown([700.0, 300.0], (), |ui, ()| {
        ui.add_space(2000.0);
        leg::pump_ui(ui, true);
    });
    assert_eq!(next_picture(&below), Duration::MAX, "nobody sees it");
    assert_eq!(next_picture(&points(Face::Back, 700.0)), Duration::MAX);
    assert_eq!(next_picture(&calf(CalfFace::Deep, 700.0)), Duration::MAX);
}
