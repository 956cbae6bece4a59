//! Keys that work without a control having the keyboard: the shortcuts of the one list, and the number keys of Today.

use egui::{Context, Event, Key, Modifiers};

use super::action::Item;
use crate::domain::body::Side;
use crate::domain::episode::Nrs;
use crate::domain::when::QuickWhen;

/// The items whose shortcut was pressed; the key is used up. The most specific shortcuts are tried first.
pub fn items(ctx: &Context) -> Vec<Item> {
    let typing = ctx.text_edit_focused();
    let mut found: Vec<(usize, Item)> = Vec::new();
    let mut shortcuts: Vec<(egui::KeyboardShortcut, Item)> =
        Item::ALL.iter().flat_map(|item| item.shortcuts().iter().map(|shortcut| (*shortcut, *item))).collect();
    shortcuts.sort_by_key(|(shortcut, _)| std::cmp::Reverse(weight(shortcut.modifiers)));
    for (number, (shortcut, item)) in shortcuts.into_iter().enumerate() {
        // Plain keys belong to the text that is being typed, and Undo to the text field first.
        let for_text =
            shortcut.modifiers == Modifiers::NONE && !matches!(shortcut.logical_key, Key::F1 | Key::F8 | Key::F11);
        let undoes = matches!(item, Item::Undo | Item::Redo);
        if item == Item::Back || (typing && (for_text || undoes)) {
            continue;
        }
        if ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
            found.push((number, item));
        }
    }
    found.into_iter().map(|(_, item)| item).collect()
}

fn weight(modifiers: Modifiers) -> u8 {
    u8::from(modifiers.shift) + u8::from(modifiers.alt) + u8::from(modifiers.command || modifiers.ctrl)
}

/// Whether Esc or Alt+Left was pressed and nothing on top took it.
pub fn back(ctx: &Context) -> bool {
    Item::Back.shortcuts().iter().any(|shortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut)))
}

/// Whether F6 was pressed: forward, or backward with Shift.
pub fn next_part(ctx: &Context) -> Option<bool> {
    ctx.input_mut(|input| {
        let back = input.consume_key(Modifiers::SHIFT, Key::F6);
        (back || input.consume_key(Modifiers::NONE, Key::F6)).then_some(!back)
    })
}

/// A plain key of Today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TodayKey {
    /// A score.
    Score(Nrs),
    /// A leg.
    Leg(Side),
    /// A quick time; `None` is another time.
    When(Option<QuickWhen>),
    /// Enter.
    Enter,
}

/// The plain keys of Today that were pressed, while nothing is being typed.
pub fn today(ctx: &Context) -> Vec<TodayKey> {
    if ctx.text_edit_focused() {
        return Vec::new();
    }
    ctx.input(|input| {
        input
            .events
            .iter()
            .filter_map(|event| match event {
                Event::Key { key, physical_key, pressed: true, repeat: false, modifiers } => {
                    today_key(*key, *physical_key, *modifiers)
                }
                _ => None,
            })
            .collect()
    })
}

fn today_key(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<TodayKey> {
    if modifiers.ctrl || modifiers.command || modifiers.alt {
        return None;
    }
    // By its place on the keyboard, so that the unshifted top row of a French keyboard works too.
    let digit = physical.and_then(digit).or_else(|| digit(key));
    if modifiers.shift {
        return (digit == Some(0)).then_some(TodayKey::Score(Nrs::ALL[10]));
    }
    if let Some(digit) = digit {
        return Some(TodayKey::Score(Nrs::ALL[digit]));
    }
    Some(match key {
        Key::T => TodayKey::Score(Nrs::ALL[10]),
        Key::L => TodayKey::Leg(Side::Left),
        Key::R => TodayKey::Leg(Side::Right),
        Key::B => TodayKey::Leg(Side::Both),
        Key::M => TodayKey::When(Some(QuickWhen::ThisMorning)),
        Key::N => TodayKey::When(Some(QuickWhen::InTheNight)),
        Key::Y => TodayKey::When(Some(QuickWhen::YesterdayEvening)),
        Key::W => TodayKey::When(None),
        Key::Enter => TodayKey::Enter,
        _ => return None,
    })
}

fn digit(key: Key) -> Option<usize> {
    const DIGITS: [Key; 10] =
        [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    DIGITS.iter().position(|digit| *digit == key)
}

/// Keys that belong to one page, for the list of keys: page, key, what it does.
pub const PAGE_KEYS: [(&str, &str, &str); 27] = [
    ("Today", "0 to 9", "Save that score at once"),
    ("Today", "T or Shift+0", "Save 10 at once"),
    ("Today", "L, R, B", "Choose left, right or both legs"),
    ("Today", "M", "This morning"),
    ("Today", "N", "In the night"),
    ("Today", "Y", "Yesterday evening"),
    ("Today", "W", "Other time"),
    ("Pain entry", "1 to 8", "Choose a zone, while the leg figure has the keyboard"),
    ("Pain entry", "Enter", "Rate the pain in a zone, on the leg figure"),
    ("Pain entry", "Ctrl+Page Up", "Newer entry"),
    ("Pain entry", "Ctrl+Page Down", "Older entry"),
    ("Pain entry", "Delete", "Delete the entry, when nothing is being typed"),
    ("History", "Up, Down", "Row above or below"),
    ("History", "Home, End", "First or last row"),
    ("History", "Enter", "Open the row"),
    ("History", "Delete", "Delete the row"),
    ("History", "Ctrl+Page Up", "Month before, in the calendar"),
    ("History", "Ctrl+Page Down", "Month after, in the calendar"),
    ("Warning signs", "Y, N, U", "Yes, no, not sure for the row with the keyboard"),
    ("Warning signs", "Shift+N", "None of these, for the group"),
    ("Warning signs", "Ctrl+S", "See the result"),
    ("Your routine", "Alt+Up, Alt+Down", "Move the exercise with the keyboard up or down; also Ctrl+Shift"),
    ("Your routine", "Ctrl+S", "Save the routine"),
    ("Doctor's sheet", "+, -", "Larger or smaller page, when nothing is being typed"),
    ("Everywhere", "Tab, Shift+Tab", "Next or previous control"),
    ("Everywhere", "Arrows", "Move inside a row of choices"),
    ("Everywhere", "F6, F10", "Next part of the window; menu"),
];

/// A shortcut in words.
#[must_use]
pub fn key_words(shortcut: egui::KeyboardShortcut) -> String {
    let mut words = String::new();
    if shortcut.modifiers.command || shortcut.modifiers.ctrl {
        words.push_str("Ctrl+");
    }
    if shortcut.modifiers.alt {
        words.push_str("Alt+");
    }
    if shortcut.modifiers.shift {
        words.push_str("Shift+");
    }
    words.push_str(match shortcut.logical_key {
        Key::Escape => "Esc",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Comma => ",",
        Key::Questionmark => "?",
        Key::ArrowLeft => "Left",
        other => other.name(),
    });
    words
}
