//! Every screen, opened once and looked at in each way in which somebody may have it.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread;

use egui::accesskit::{Action, Role, Toggled};
use egui::{Pos2, Rect, Shape, TextureId, pos2, vec2};
use egui_kittest::kittest::NodeT as _;
use soleus::domain::setting::Settings;
use soleus::platform::appearance::Appearance;

use crate::light::{self, Drawn, contrast, ground};
use crate::screens::{SCREENS, arrive};
use crate::window::Scene;

/// A way to look at a screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    pub name: &'static str,
    /// Width and height of the window in pixels of the usual text size.
    pub size: [f32; 2],
    pub dark: bool,
    pub high_contrast: bool,
    pub text_percent: u16,
}

const USUAL: Way = Way { name: "light", size: [1100.0, 760.0], dark: false, high_contrast: false, text_percent: 100 };

/// In the first four the window is so tall that hardly anything has to be scrolled to.
pub const WAYS: [Way; 7] = [
    Way { size: [1100.0, 2600.0], ..USUAL },
    Way { name: "dark", size: [1100.0, 2600.0], dark: true, ..USUAL },
    Way { name: "contrast light", size: [1100.0, 2600.0], high_contrast: true, ..USUAL },
    Way { name: "contrast dark", size: [1100.0, 2600.0], dark: true, high_contrast: true, ..USUAL },
    Way { name: "narrow", size: [640.0, 760.0], ..USUAL },
    Way { name: "large", text_percent: 200, ..USUAL },
    Way { name: "narrow and large", size: [640.0, 760.0], text_percent: 200, ..USUAL },
];

/// Something a screen reader meets.
#[derive(Clone, Debug)]
pub struct Node {
    pub role: Role,
    pub name: String,
    /// Names of what it is in, from the outside.
    pub within: Vec<String>,
    /// Bounds in pixels of the window.
    pub rect: Option<Rect>,
    pub level: Option<usize>,
    /// Whether it can be pressed or typed into. Text that can be marked is none, and neither is a scroll bar: the page
    /// also moves with the wheel, with keys and with what has the keyboard.
    pub is_control: bool,
    /// Whether it is chosen, where it says so.
    pub chosen: Option<bool>,
    /// The best contrast of its border, its fill or a mark in it, with what is around or under that; nothing if it is
    /// not wholly in view.
    pub edge: Option<f32>,
    /// Words that stand in its bounds and reach out of them.
    pub sticks_out: Option<String>,
}

/// Words as they were painted.
#[derive(Clone, Debug)]
pub struct Words {
    pub text: String,
    /// Left and right end in pixels of the window.
    pub rect: Rect,
    /// What may be painted of it.
    pub clip: Rect,
    /// The least contrast of a letter that is in view; nothing if none is.
    pub contrast: Option<f32>,
    pub is_shortened: bool,
}

/// A small picture.
#[derive(Clone, Debug)]
pub struct Picture {
    pub rect: Rect,
    pub contrast: f32,
}

/// A screen, seen in one way.
pub struct Seen {
    pub screen: &'static str,
    pub way: Way,
    pub width: f32,
    pub nodes: Vec<Node>,
    pub words: Vec<Words>,
    pub pictures: Vec<Picture>,
}

impl Seen {
    pub fn controls(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.is_control)
    }

    /// Where it was seen, for what is said of a fault.
    pub fn place(&self) -> String {
        format!("{} ({})", self.screen, self.way.name)
    }
}

/// Fails with all faults, not only the first.
pub fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// All screens in all ways. A screen that cannot be reached fails every promise.
pub fn all() -> &'static [Seen] {
    static ALL: OnceLock<(Vec<Seen>, Vec<&str>)> = OnceLock::new();
    let (seen, lost) = ALL.get_or_init(|| {
        let (next, found) = (AtomicUsize::new(0), Mutex::new((Vec::new(), Vec::new())));
        let work = || {
            while let Some((screen, filled, steps)) = SCREENS.get(next.fetch_add(1, Ordering::Relaxed)) {
                let seen = panic::catch_unwind(|| -> Vec<Seen> {
                    let mut scene = arrive(*filled, *steps, USUAL.size, &Settings::default());
                    WAYS.iter().map(|way| look(&mut scene, screen, *way)).collect()
                });
                let mut found = found.lock().unwrap();
                match seen {
                    Ok(seen) => found.0.extend(seen),
                    Err(_) => found.1.push(*screen),
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
                scope.spawn(work);
            }
        });
        found.into_inner().unwrap()
    });
    assert!(lost.is_empty(), "could not be looked at: {lost:?}");
    seen
}

fn look(scene: &mut Scene, screen: &'static str, way: Way) -> Seen {
    let wish = Appearance {
        dark: Some(way.dark),
        high_contrast: way.high_contrast,
        text_percent: way.text_percent,
        ..Appearance::default()
    };
    scene.harness.state_mut().follow_desktop(wish);
    // The text size changes with the frame after the one that asks for it, and takes the window's size in points along.
    scene.harness.run_steps(2);
    let points = f32::from(way.text_percent) / 100.0;
    scene.harness.set_size(vec2(way.size[0], way.size[1]) / points);
    // A window over which a file is held is drawn again and again.
    scene.harness.run_ok();
    let shapes = light::drawn(&scene.harness.output().shapes);
    let whole = scene.harness.ctx.content_rect();
    assert!((whole.width() * points - way.size[0]).abs() < 1.0, "{screen}: {whole} at {points}");
    Seen {
        screen,
        way,
        width: whole.width(),
        nodes: nodes(scene, &shapes),
        words: words(&shapes, whole),
        pictures: pictures(&shapes, whole),
    }
}

fn nodes(scene: &Scene, shapes: &[Drawn]) -> Vec<Node> {
    let points = scene.harness.ctx.pixels_per_point();
    let mut nodes = Vec::new();
    for node in scene.harness.root().children_recursive() {
        let node = node.accesskit_node();
        if node.is_hidden() {
            continue;
        }
        let data = node.data();
        let role = node.role();
        #[allow(clippy::cast_possible_truncation, reason = "places in a window")]
        let rect = node.bounding_box().map(|rect| {
            let at = |x: f64, y: f64| pos2(x as f32 / points, y as f32 / points);
            Rect::from_min_max(at(rect.x0, rect.y0), at(rect.x1, rect.y1))
        });
        let acts = data.supports_action(Action::Click) || data.supports_action(Action::Focus);
        let others = [Role::ScrollView, Role::Window, Role::GenericContainer, Role::Pane, Role::Label, Role::ScrollBar];
        let is_control = acts && !others.contains(&role);
        let mut within = Vec::new();
        let mut parent = node.parent();
        while let Some(one) = parent {
            within.extend(one.label().filter(|name| !name.is_empty()));
            parent = one.parent();
        }
        within.reverse();
        let chosen = node.is_selected().or_else(|| node.toggled().map(|toggled| toggled == Toggled::True));
        let words = (role == Role::Label).then(|| node.value()).flatten();
        let name = node.label().or_else(|| data.placeholder().map(str::to_owned)).or(words).unwrap_or_default();
        let (edge, sticks_out) = match rect.filter(|_| is_control) {
            Some(rect) => (edge(shapes, rect), sticks_out(shapes, rect, &name)),
            None => (None, None),
        };
        nodes.push(Node { role, name, within, rect, level: node.level(), is_control, chosen, edge, sticks_out });
    }
    nodes
}

/// How well a control stands out by anything but its words: its border, its fill, a box or a tick in it.
fn edge(shapes: &[Drawn], control: Rect) -> Option<f32> {
    let mut best: Option<f32> = None;
    for (number, thing) in shapes.iter().enumerate() {
        let bounds = thing.shape.visual_bounding_rect();
        let around = |point: Pos2| ground(shapes, number, point);
        let inside = control.expand(1.5).contains_rect(bounds);
        // One frame goes round several choices that stand in a row.
        let row = (bounds.top() - control.top()).abs() < 1.5 && (bounds.bottom() - control.bottom()).abs() < 1.5;
        let outside = around(bounds.left_center() - vec2(2.0, 0.0));
        let found = match &thing.shape {
            Shape::Rect(rect)
                if rect.brush.is_none() && (inside || row && bounds.contains_rect(control.shrink(1.5))) =>
            {
                let stroke = if rect.stroke.width > 0.0 { contrast(rect.stroke.color, outside) } else { 1.0 };
                stroke.max(contrast(rect.fill, outside))
            }
            Shape::Circle(circle) if inside => {
                contrast(circle.fill, outside).max(contrast(circle.stroke.color, outside))
            }
            // A zone of a drawn leg: its line against what it encloses.
            Shape::Band(band) if control.expand(4.0).contains_rect(bounds) => contrast(band.stroke.color, band.fill),
            _ => continue,
        };
        if !thing.clip.contains_rect(bounds) {
            return None;
        }
        best = best.map(|best| best.max(found)).or(Some(found));
    }
    best
}

/// Words of a control that begin or end outside of it.
fn sticks_out(shapes: &[Drawn], control: Rect, name: &str) -> Option<String> {
    shapes.iter().find_map(|thing| {
        let Shape::Text(text) = &thing.shape else { return None };
        let words = text.galley.job.text.clone();
        let rect = text.galley.mesh_bounds.translate(text.pos.to_vec2());
        let own = name.contains(&words) && control.contains(rect.center()) && thing.clip.contains(rect.center());
        let out = rect.left() < control.left() - 1.0 || rect.right() > control.right() + 1.0;
        (own && out && rect.is_positive()).then_some(words)
    })
}

fn words(shapes: &[Drawn], whole: Rect) -> Vec<Words> {
    let mut found = Vec::new();
    for (number, thing) in shapes.iter().enumerate() {
        let Shape::Text(text) = &thing.shape else { continue };
        let room = thing.clip.intersect(whole);
        let letters = light::letters(text);
        let seen = letters.into_iter().filter(|(point, _)| room.contains(*point));
        let contrasts = seen.map(|(point, color)| contrast(color, ground(shapes, number, point)));
        found.push(Words {
            text: text.galley.job.text.clone(),
            rect: text.galley.mesh_bounds.translate(text.pos.to_vec2()),
            clip: thing.clip,
            contrast: contrasts.reduce(f32::min),
            is_shortened: text.galley.elided,
        });
    }
    found
}

/// Icons.
fn pictures(shapes: &[Drawn], whole: Rect) -> Vec<Picture> {
    let mut found = Vec::new();
    for (number, thing) in shapes.iter().enumerate() {
        let (rect, color) = match &thing.shape {
            Shape::Rect(rect) if rect.brush.is_some() => (rect.rect, rect.fill),
            Shape::Mesh(mesh) if mesh.texture_id != TextureId::default() => {
                (mesh.calc_bounds(), mesh.vertices.first().map_or(egui::Color32::TRANSPARENT, |vertex| vertex.color))
            }
            _ => continue,
        };
        let room = thing.clip.intersect(whole);
        // What is white by itself and larger than an icon has colours of its own: the sign of the program, a page.
        if room.contains(rect.center()) && !(rect.width() > 30.0 && color == egui::Color32::WHITE) {
            found.push(Picture { rect, contrast: contrast(color, ground(shapes, number, rect.center())) });
        }
    }
    found
}
