//! Somebody's cat on the keyboard: whatever is typed or pressed, the window goes on and the file stays sound.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

#[path = "common/window.rs"]
mod window;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2};
use proptest::prelude::*;
use window::{Start, open};

/// One thing that a paw can do.
#[derive(Clone, Debug)]
enum Paw {
    Key(usize, u8),
    Text(String),
    Paste(String),
    Click(u16, u16),
    Scroll(i8),
    Size(u16, u16),
}

const KEYS: [Key; 44] = [
    Key::Tab,
    Key::Tab,
    Key::Tab,
    Key::Enter,
    Key::Space,
    Key::Escape,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
    Key::Delete,
    Key::Backspace,
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num6,
    Key::Num9,
    Key::T,
    Key::L,
    Key::R,
    Key::B,
    Key::M,
    Key::N,
    Key::Y,
    Key::W,
    Key::D,
    Key::Z,
    Key::S,
    Key::F,
    Key::A,
    Key::Comma,
    Key::Plus,
    Key::Minus,
    Key::Questionmark,
    Key::F1,
    Key::F6,
    Key::F10,
    Key::F11,
    Key::Slash,
];

fn paw() -> impl Strategy<Value = Paw> {
    let odd = prop_oneof![
        any::<String>(),
        Just("31/02/2026".to_owned()),
        Just("99:99".to_owned()),
        Just("-1".to_owned()),
        Just("\u{202e}ألم في الساق\u{0}\u{7}🦵🏽小腿".to_owned()),
        Just("9".repeat(400)),
        Just("é\u{301}".repeat(300)),
    ];
    prop_oneof![
        6 => (0..KEYS.len(), 0_u8..8).prop_map(|(key, modifiers)| Paw::Key(key, modifiers)),
        2 => odd.clone().prop_map(Paw::Text),
        1 => odd.prop_map(Paw::Paste),
        6 => (0_u16..1000, 0_u16..1000).prop_map(|(x, y)| Paw::Click(x, y)),
        2 => any::<i8>().prop_map(Paw::Scroll),
        1 => (320_u16..1400, 300_u16..1000).prop_map(|(width, height)| Paw::Size(width, height)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_typed_or_pressed_stops_the_window(paws in prop::collection::vec(paw(), 40..90), sample in any::<bool>()) {
        let mut scene = open(&Start { sample, ..Start::default() });
        // A sign that no bundled font has is drawn as a box here; on a real computer a system font steps in.
        scene.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        let mut size = Vec2::new(1100.0, 760.0);
        for paw in paws {
            let harness = &mut scene.harness;
            match paw {
                Paw::Key(key, bits) => {
                    // Alt and Ctrl are rarer than none, as on a real keyboard.
                    let modifiers = Modifiers {
                        shift: bits & 1 != 0 && bits > 3,
                        alt: bits == 6,
                        command: bits & 2 != 0 && bits > 4,
                        ctrl: bits & 2 != 0 && bits > 4,
                        ..Modifiers::NONE
                    };
                    harness.key_press_modifiers(modifiers, KEYS[key]);
                }
                Paw::Text(text) => harness.event(Event::Text(text)),
                Paw::Paste(text) => harness.event(Event::Paste(text)),
                Paw::Click(x, y) => {
                    let at: Pos2 = pos2(f32::from(x) / 1000.0 * size.x, f32::from(y) / 1000.0 * size.y);
                    harness.event(Event::PointerMoved(at));
                    for pressed in [true, false] {
                        let button = PointerButton::Primary;
                        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
                    }
                }
                Paw::Scroll(lines) => {
                    harness.event(Event::MouseWheel {
                        unit: egui::MouseWheelUnit::Line,
                        delta: Vec2::new(0.0, f32::from(lines) / 8.0),
                        phase: egui::TouchPhase::Move,
                        source: egui::MouseWheelSource::Wheel,
                        modifiers: Modifiers::NONE,
                    });
                }
                Paw::Size(width, height) => {
                    size = Vec2::new(f32::from(width), f32::from(height));
                    harness.set_size(size);
                }
            }
            harness.run_steps(2);
        }
        // The file is sound and can be read in full.
        if let Some(journal) = scene.harness.state().journal() {
            let places = journal.store().places(soleus::store::episode::Span::ALL).unwrap();
            prop_assert_eq!(journal.store().episodes_at(&places).unwrap().len(), places.len());
        }
    }
}
