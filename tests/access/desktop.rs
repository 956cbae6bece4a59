//! The window looks as the desktop wants every program to look, wherever nobody chose otherwise.

use egui::{Key, Modifiers};
use soleus::domain::setting::{Settings, Theme};
use soleus::platform::appearance::Appearance;
use soleus::ui::theme::{self, Palette};

use crate::window::{Scene, Start, open};

fn wish(scene: &mut Scene, appearance: Appearance) {
    scene.harness.state_mut().follow_desktop(appearance);
    scene.harness.run();
}

fn shown(scene: &Scene) -> (bool, bool) {
    let palette = Palette::of(&scene.harness.ctx);
    (palette.dark, palette.contrast)
}

#[test]
fn a_desktop_that_turns_dark_or_strong_takes_the_window_along() {
    let mut scene = open(&Start::default());
    assert_eq!(shown(&scene), (false, false));
    for (dark, high_contrast) in [(true, false), (true, true), (false, true), (false, false)] {
        wish(&mut scene, Appearance { dark: Some(dark), high_contrast, ..Appearance::default() });
        assert_eq!(shown(&scene), (dark, high_contrast));
    }
}

#[test]
fn a_theme_that_was_chosen_stays_whatever_the_desktop_wants() {
    let settings = Settings { theme: Theme::Light, ..Settings::default() };
    let mut scene = open(&Start { settings, ..Start::default() });
    wish(&mut scene, Appearance { dark: Some(true), high_contrast: true, ..Appearance::default() });
    assert_eq!(shown(&scene), (false, false));
    scene.press_with(Modifiers::COMMAND, Key::Comma).pick("Theme", "Same as the computer");
    assert_eq!(shown(&scene), (true, true));
}

#[test]
fn text_is_as_large_as_on_the_desktop_and_the_settings_say_so() {
    let mut scene = open(&Start::default());
    wish(&mut scene, Appearance { text_percent: 150, ..Appearance::default() });
    assert!((scene.harness.ctx.zoom_factor() - 1.5).abs() < 0.01);
    scene.press_with(Modifiers::COMMAND, Key::Comma);
    assert!(scene.sees("The text size of this computer, 150 %, counts too."));
    scene.pick("Text size", "115 %");
    assert!((scene.harness.ctx.zoom_factor() - 1.72).abs() < 0.01);
    scene.pick("Text size", "200 %");
    assert!((scene.harness.ctx.zoom_factor() - 2.0).abs() < 0.01, "no larger than every page can hold");
}

#[test]
fn nothing_moves_where_the_desktop_wants_less_movement() {
    let mut scene = open(&Start::default());
    let search = "Search in everything to read";
    scene.press_with(Modifiers::COMMAND, Key::Num9).type_into(search, "The second heart").press(Key::Enter).rest();
    assert!(scene.has("Hold the picture still"));
    wish(&mut scene, Appearance { less_movement: true, ..Appearance::default() });
    assert!(theme::moves_less(&scene.harness.ctx) && !scene.has("Hold the picture still"), "the picture stands");
    scene.press_with(Modifiers::COMMAND, Key::Comma);
    assert!(scene.sees("This computer asks for less movement"));
}
