//! Promises of the interface kit: every control by name, by key and by assistive technology.

#![allow(clippy::expect_used, reason = "helpers of a test may stop at the first surprise")]

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use soleus::domain::body::{Leg, Side, Zone};
use soleus::domain::episode::{Nrs, ZonePain};
use soleus::domain::setting::Theme;
use soleus::ui::icon::Icon;
use soleus::ui::theme::Palette;
use soleus::ui::widget::announce::Announcer;
use soleus::ui::widget::body_map::{BodyMap, MapEvent};
use soleus::ui::widget::button::Button;
use soleus::ui::widget::columns::Column;
use soleus::ui::widget::dialog::{self, DialogEvent};
use soleus::ui::widget::field::Field;
use soleus::ui::widget::heat_map::ZoneHeat;
use soleus::ui::widget::list::List;
use soleus::ui::widget::notice::{Notice, NoticeEvent, NoticeKind};
use soleus::ui::widget::score_row::TileSize;
use soleus::ui::widget::segmented::{Segment, segment};
use soleus::ui::widget::{
    card, check, chips, columns, focus_ring, heat_map, leg_list, notice, score_row, segmented, text,
};
use soleus::ui::{fonts, icon, theme};

const SIDES: [Segment<'static, Side>; 3] = [
    Segment { value: Side::Left, label: "Left", key: Some("L") },
    Segment { value: Side::Right, label: "Right", key: Some("R") },
    Segment { value: Side::Both, label: "Both", key: Some("B") },
];

const FEELS: [(u8, &str); 8] = [
    (0, "Cramp"),
    (1, "Ache"),
    (2, "Sharp"),
    (3, "Tight"),
    (4, "Burning"),
    (5, "Shooting"),
    (6, "Throbbing"),
    (7, "Heavy"),
];

#[derive(Clone, Copy)]
struct Look {
    theme: Theme,
    percent: u16,
    size: [f32; 2],
    notice: Option<Notice<'static>>,
}

const PLAIN: Look = Look { theme: Theme::Light, percent: 100, size: [900.0, 800.0], notice: None };

fn kit<S: 'static>(look: Look, state: S, mut draw: impl FnMut(&mut Ui, &mut S) + 'static) -> Harness<'static, S> {
    let builder = Harness::builder().with_size(look.size).with_max_steps(12).with_context_setup(|ctx| {
        fonts::install(ctx);
        icon::install(ctx);
    });
    #[cfg(feature = "pictures")]
    let builder = builder.wgpu();
    builder.build_ui_state(
        move |ui, state| {
            theme::apply(ui.ctx(), look.theme, look.percent, false);
            let palette = Palette::of(ui.ctx());
            egui::Frame::new().fill(palette.bg).inner_margin(16).show(ui, |ui| {
                egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    draw(ui, state);
                    let covered = if look.notice.is_some() { notice::PAGE_END } else { 0.0 };
                    focus_ring::scroll_to_focus_ui(ui, covered);
                    ui.add_space(covered);
                });
                if let Some(notice) = look.notice {
                    notice::show_ui(ui, ui.max_rect(), notice);
                }
            });
            focus_ring::paint(ui.ctx());
        },
        state,
    )
}

fn press<S>(harness: &mut Harness<'_, S>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

fn nrs(number: u8) -> Nrs {
    Nrs::try_from(number).expect("a score")
}

#[test]
fn one_press_on_a_number_is_enough() {
    let mut harness = kit(PLAIN, None, |ui, saved| {
        if let Some(score) = score_row::buttons_ui(ui, "today", "Save a pain score, left leg, now", None) {
            *saved = Some(score);
        }
    });
    harness.get_by_label("Pain 6").click();
    harness.run();
    assert_eq!(harness.state(), &Some(nrs(6)));
    harness.get_by_label("Pain 10").click_accesskit();
    harness.run();
    assert_eq!(harness.state(), &Some(nrs(10)), "a screen reader can press a number that is not the Tab stop");
    press(&mut harness, &[Key::Home, Key::ArrowRight, Key::ArrowRight, Key::Space]);
    assert_eq!(harness.state(), &Some(nrs(2)));
    press(&mut harness, &[Key::Home, Key::ArrowLeft, Key::Enter]);
    assert_eq!(harness.state(), &Some(nrs(10)), "the arrows wrap");
}

#[test]
fn the_same_number_again_takes_the_answer_back() {
    let mut harness = kit(PLAIN, None, |ui, answer| {
        score_row::choice_ui(ui, "Worst pain", answer);
    });
    harness.get_by_label("6 of 10").click();
    harness.run();
    assert_eq!(harness.state(), &Some(nrs(6)));
    harness.get_by_label("6 of 10").click();
    harness.run();
    assert_eq!(harness.state(), &None);
}

#[test]
fn tab_stops_once_at_each_question() {
    type Answers = (Option<Nrs>, Option<u8>, Vec<u8>);
    let mut harness = kit(PLAIN, (None, None, vec![3_u8]), |ui, (score, one, many): &mut Answers| {
        segmented::natural_ui(ui, "Leg", &SIDES, Some(Side::Right));
        score_row::choice_ui(ui, "Worst pain", score);
        chips::clearable_ui(ui, "Woke you up", &[(1, "Yes"), (0, "No")], one);
        chips::multi_ui(ui, "Feel", &FEELS, many);
        ui.add(Button::primary("Save"));
    });
    harness.run();
    for stop in ["Right", "0 of 10", "Yes", "Tight", "Save"] {
        press(&mut harness, &[Key::Tab]);
        assert!(harness.get_by_label(stop).is_focused(), "Tab should have reached {stop}");
    }
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    assert!(harness.get_by_label("Tight").is_focused());
    press(&mut harness, &[Key::ArrowRight, Key::ArrowDown]);
    assert!(harness.get_by_label("Shooting").is_focused());
    press(&mut harness, &[Key::Space, Key::End, Key::Enter]);
    assert_eq!(harness.state().2, [3, 5, 7]);
}

#[test]
fn a_screen_reader_hears_the_group_and_the_choice() {
    let mut harness = kit(PLAIN, Side::Left, |ui, side| {
        if let Some(pressed) = segmented::filled_ui(ui, "Leg", &SIDES, Some(*side)) {
            *side = pressed;
        }
    });
    harness.get_by_role_and_label(Role::RadioGroup, "Leg");
    harness.get_by_role_and_label(Role::RadioButton, "Both").click_accesskit();
    harness.run();
    assert_eq!(*harness.state(), Side::Both);
    press(&mut harness, &[Key::ArrowRight, Key::Enter]);
    assert_eq!(*harness.state(), Side::Left, "the arrows wrap");
}

#[test]
fn chips_wrap_and_never_leave_their_column() {
    let look = Look { size: [320.0, 700.0], ..PLAIN };
    let long = [(0, "Middle, where muscle meets tendon, and a good many more words"), (1, "Ache"), (2, "Sharp")];
    let mut harness = kit(look, None, move |ui, answer| {
        card::card_ui(ui, |ui| {
            chips::single_ui(ui, "What did it feel like?", &long, answer);
        });
    });
    for (_, label) in long {
        let rect = harness.get_by_label(label).rect();
        assert!(rect.left() >= 16.0 && rect.right() <= 304.0, "{label} is at {rect:?}");
    }
    harness.get_by_label("Sharp").click();
    harness.run();
    assert_eq!(harness.state(), &Some(2));
    harness.get_by_label("Sharp").click();
    harness.run();
    assert_eq!(harness.state(), &Some(2), "this question keeps its answer");
}

#[test]
fn a_button_works_by_pointer_and_keys_and_not_when_disabled() {
    let mut harness = kit(PLAIN, 0, |ui, count| {
        let add = |ui: &mut Ui, button: Button<'_>| u32::from(ui.add(button).clicked());
        *count += add(ui, Button::primary("Start").icon(Icon::Play));
        *count += add(ui, Button::icon_only(Icon::Delete, "Delete entry 14:32"));
        *count += 100 * add(ui, Button::secondary("Not now").enabled(false));
    });
    harness.get_by_label("Start").click();
    harness.run();
    harness.get_by_label("Delete entry 14:32").click();
    harness.run();
    press(&mut harness, &[Key::Space, Key::Enter]);
    harness.get_by_label("Not now").click();
    harness.run();
    assert_eq!(*harness.state(), 4);
    for name in ["Start", "Delete entry 14:32", "Not now"] {
        let size = harness.get_by_label(name).rect().size();
        assert!(size.x >= 44.0 && size.y >= 44.0, "{name} is {size:?}");
    }
}

#[test]
fn a_button_with_a_picture_alone_is_said_once() {
    let harness = kit(PLAIN, (), |ui, ()| _ = ui.add(Button::icon_only(Icon::Delete, "Delete entry 14:32")));
    let button = harness.get_by_label("Delete entry 14:32");
    assert_eq!(button.accesskit_node().description(), None, "the words under the pointer are the name again");
}

#[test]
fn a_button_that_opens_something_says_whether_it_is_open() {
    let mut harness = kit(PLAIN, false, |ui, open| {
        let pressed = ui.add(Button::quiet("What you tried").opens(*open)).clicked();
        *open ^= pressed;
    });
    let said = |harness: &Harness<'_, bool>| {
        let button = harness.get_by_label("What you tried");
        let node = button.accesskit_node();
        (node.data().is_expanded(), node.data().description().map(str::to_owned))
    };
    let words = |words: &str| cfg!(target_os = "linux").then(|| words.to_owned());
    assert_eq!(said(&harness), (Some(false), words("closed")));
    press(&mut harness, &[Key::Tab, Key::Enter]);
    assert_eq!(said(&harness), (Some(true), words("open")));
}

#[test]
fn a_field_has_its_label_as_name_and_says_what_is_wrong() {
    let mut harness = kit(PLAIN, (String::new(), String::new()), |ui, (time, metres)| {
        let wrong = (time == "25").then_some("Enter a time such as 14:32.");
        Field::line("Time", time).hint("14:32").error(wrong).show_ui(ui);
        Field::number("Walked", metres, "metres").show_ui(ui);
    });
    harness.get_by_role_and_label(Role::TextInput, "Time").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Time").type_text("25");
    harness.run();
    assert_eq!(harness.state().0, "25");
    harness.get_by_label("Enter a time such as 14:32.");
    let node = harness.get_by_role_and_label(Role::TextInput, "Time");
    assert!(node.accesskit_node().data().invalid().is_some());
    assert!(node.rect().height() >= 44.0);
    press(&mut harness, &[Key::Tab]);
    let node = harness.get_by_role_and_label(Role::TextInput, "Walked");
    assert!(node.is_focused());
    node.type_text("12a0 m");
    harness.run();
    assert_eq!(harness.state().1, "120");
}

#[test]
fn a_search_can_be_emptied_by_one_press() {
    let mut harness = kit(PLAIN, "stairs".to_owned(), |ui, words| {
        Field::search("Search entries", words).show_ui(ui);
    });
    harness.get_by_role_and_label(Role::SearchInput, "Search entries");
    harness.get_by_label("Clear the search").click();
    harness.run();
    assert_eq!(harness.state(), "");
    assert!(harness.get_by_label("Search entries").is_focused());
}

#[test]
fn a_check_row_is_pressed_anywhere() {
    let mut harness = kit(PLAIN, false, |ui, checked| {
        check::check_ui(ui, checked, "Swelling", Some("The calf is bigger than usual"));
    });
    harness.get_by_label("Swelling").click();
    harness.run();
    assert!(*harness.state());
    press(&mut harness, &[Key::Space]);
    assert!(!*harness.state());
}

#[test]
fn the_saved_bar_offers_to_take_it_back_and_an_error_stays_until_closed() {
    let mut harness = kit(PLAIN, Vec::new(), |ui, events| {
        let content = ui.max_rect();
        let half = content.with_max_y(content.center().y);
        let saved = Notice { words: "Saved 6, left calf", buttons: &["Add details", "Undo"], kind: NoticeKind::Done };
        let failed = Notice { words: "This could not be saved.", buttons: &[], kind: NoticeKind::Error };
        ui.push_id("saved", |ui| events.extend(notice::show_ui(ui, half, saved)));
        ui.push_id("failed", |ui| events.extend(notice::show_ui(ui, content, failed)));
    });
    harness.get_by_label("Saved 6, left calf");
    for label in ["Undo", "Add details", "Close"] {
        harness.get_by_label(label).click();
        harness.run();
    }
    let expected = [NoticeEvent::Pressed(1), NoticeEvent::Pressed(0), NoticeEvent::Closed];
    assert_eq!(harness.state().as_slice(), expected);
}

#[test]
fn an_announcement_is_said_once_and_goes() {
    let mut harness = kit(PLAIN, Announcer::default(), |ui, announcer| announcer.show_ui(ui));
    harness.state_mut().polite("Saved 6, left calf.");
    harness.state_mut().assertive("Look at your skin now.");
    harness.step();
    harness.get_by_role_and_label(Role::Status, "Saved 6, left calf.");
    harness.get_by_role_and_label(Role::Alert, "Look at your skin now.");
    harness.run_steps(12);
    assert!(harness.query_by_label("Saved 6, left calf.").is_none());
    assert!(harness.query_by_label("Look at your skin now.").is_none());
}

#[test]
fn the_end_of_an_announcement_is_not_announced() {
    let mut harness = kit(PLAIN, Announcer::default(), |ui, announcer| announcer.show_ui(ui));
    let live = |harness: &Harness<'_, Announcer>| {
        [Role::Status, Role::Alert].map(|role| harness.get_by_role(role).accesskit_node().live())
    };
    assert_eq!(live(&harness), [Live::Off, Live::Off]);
    harness.state_mut().polite("Saved 6, left calf.");
    harness.state_mut().assertive("Look at your skin now.");
    harness.step();
    assert_eq!(live(&harness), [Live::Polite, Live::Assertive]);
    harness.run_steps(12);
    assert_eq!(live(&harness), [Live::Off, Live::Off], "the change to nothing would cut off what is said then");
}

#[test]
fn an_announcement_is_said_once_also_when_the_page_changes_under_it() {
    let mut harness = kit(PLAIN, (0, Announcer::default()), |ui, (above, announcer)| {
        for _ in 0..*above {
            ui.add(Button::secondary("Above"));
        }
        announcer.show_ui(ui);
    });
    harness.state_mut().1.polite("Saved 6, left calf.");
    harness.step();
    let place = |harness: &Harness<'_, _>| harness.get_by_role(Role::Status).accesskit_node().id();
    let before = place(&harness);
    harness.state_mut().0 = 1;
    harness.step();
    assert_eq!(place(&harness), before, "words in a new place would be said a second time");
}

#[test]
fn a_dialog_takes_the_keyboard_and_gives_it_back() {
    type State = (bool, Vec<DialogEvent>);
    let mut harness = kit(PLAIN, (false, Vec::new()), |ui, (open, events): &mut State| {
        if ui.add(Button::secondary("Delete everything…")).clicked() {
            *open = true;
        }
        ui.add(Button::secondary("Other"));
        if *open {
            let buttons = vec![Button::stop("Delete"), Button::secondary("Keep")];
            let event = dialog::show(ui.ctx(), "delete", "Delete the journal?", buttons, |ui| {
                text::body_ui(ui, "Nothing can bring it back.");
            });
            *open = event.is_none();
            events.extend(event);
        }
    });
    press(&mut harness, &[Key::Tab, Key::Enter]);
    assert!(harness.get_by_label("Delete").is_focused());
    assert!(harness.get_by_role(Role::Dialog).accesskit_node().is_modal(), "a reader stays in it too");
    press(&mut harness, &[Key::Tab]);
    assert!(harness.get_by_label("Keep").is_focused());
    press(&mut harness, &[Key::Escape]);
    assert!(harness.get_by_label("Delete everything…").is_focused());
    press(&mut harness, &[Key::Enter]);
    assert!(harness.get_by_label("Delete").is_focused(), "also when it opens again");
    harness.get_by_label("Keep").click();
    harness.run();
    assert_eq!(harness.state().1, [DialogEvent::Closed, DialogEvent::Pressed(1)]);
    assert!(harness.query_by_label("Keep").is_none());
}

/// A list of two countries between two buttons.
fn countries() -> Harness<'static, String> {
    kit(PLAIN, "France".to_owned(), |ui, chosen| {
        ui.add(Button::secondary("Before"));
        let shown = chosen.clone();
        let lines = ["France", "Spain"].map(|name| (name.to_owned(), name));
        List { name: "Country", shown: &shown, width: 200.0 }.show_ui(ui, chosen, lines);
        ui.add(Button::secondary("After"));
    })
}

#[test]
fn a_list_says_what_is_chosen_and_whether_it_is_open() {
    let mut harness = countries();
    let said = |harness: &Harness<'_, String>| {
        let list = harness.get_by_role_and_label(Role::ComboBox, "Country");
        let node = list.accesskit_node();
        (node.value(), node.data().description().map(str::to_owned), node.data().is_expanded())
    };
    let france = Some("France".to_owned());
    let described = if cfg!(target_os = "linux") { france.clone() } else { None };
    assert_eq!(said(&harness), (france.clone(), described.clone(), Some(false)));
    harness.get_by_role(Role::ComboBox).click_accesskit();
    harness.run();
    assert_eq!(said(&harness), (france, described, Some(true)));
}

#[test]
fn a_list_that_closes_gives_the_keyboard_back() {
    let mut harness = countries();
    let at_list = |harness: &Harness<'_, String>| harness.get_by_role(Role::ComboBox).is_focused();
    press(&mut harness, &[Key::Tab, Key::Tab, Key::Enter, Key::Tab, Key::Tab]);
    assert!(harness.get_by_label("Spain").is_focused());
    press(&mut harness, &[Key::Escape]);
    assert!(at_list(&harness), "after Escape");
    press(&mut harness, &[Key::Enter, Key::Tab, Key::Tab, Key::Enter]);
    assert_eq!(harness.state(), "Spain");
    assert!(harness.query_by_label("France").is_none(), "the list is closed");
    assert!(at_list(&harness), "after a choice");
}

#[test]
fn escape_leaves_the_keyboard_where_it_was() {
    let mut harness = kit(PLAIN, String::new(), |ui, words| {
        ui.add(Button::secondary("First"));
        ui.add(Button::secondary("Second"));
        Field::line("Words", words).show_ui(ui);
    });
    press(&mut harness, &[Key::Tab, Key::Tab, Key::Escape]);
    assert!(harness.get_by_label("Second").is_focused());
    press(&mut harness, &[Key::Tab]);
    assert!(harness.get_by_role(Role::TextInput).is_focused());
    press(&mut harness, &[Key::Escape]);
    assert!(!harness.get_by_role(Role::TextInput).is_focused(), "a field is left");
}

fn ring_is_shown<S>(harness: &Harness<'_, S>) -> bool {
    let focus = Palette::LIGHT.focus;
    harness
        .output()
        .shapes
        .iter()
        .any(|clipped| matches!(&clipped.shape, egui::Shape::Rect(rect) if rect.stroke.color == focus))
}

#[test]
fn the_focus_ring_shows_after_a_key_and_hides_after_the_pointer() {
    let mut harness = kit(PLAIN, (), |ui, ()| {
        ui.add(Button::primary("First"));
        ui.add(Button::primary("Second"));
    });
    assert!(!ring_is_shown(&harness));
    press(&mut harness, &[Key::Tab]);
    assert!(ring_is_shown(&harness));
    harness.get_by_label("Second").click();
    harness.run();
    assert!(!ring_is_shown(&harness));
}

#[test]
fn the_focused_control_comes_into_view_above_the_saved_bar() {
    let saved = Notice { words: "Saved 6, left calf", buttons: &["Undo"], kind: NoticeKind::Done };
    let look = Look { size: [400.0, 300.0], notice: Some(saved), ..PLAIN };
    let mut harness = kit(look, (), |ui, ()| {
        for number in 0..20 {
            ui.add(Button::secondary(&format!("Button {number}")));
        }
    });
    for _ in 0..12 {
        press(&mut harness, &[Key::Tab]);
    }
    harness.run();
    let rect = harness.get_by_label("Button 11").rect();
    assert!(harness.get_by_label("Button 11").is_focused());
    let bar = harness.get_by_label("Last change").rect();
    assert!(rect.bottom() <= bar.top() && rect.top() >= 16.0, "{rect:?} must not be under {bar:?}");
}

struct Map {
    side: Side,
    zones: Vec<ZonePain>,
    as_list: bool,
    opened: Option<(Leg, Zone)>,
}

impl Map {
    fn new(side: Side, as_list: bool) -> Self {
        Self { side, zones: Vec::new(), as_list, opened: None }
    }

    fn draw_ui(&mut self, ui: &mut Ui) {
        let event = if self.as_list {
            leg_list::show_ui(ui, &self.zones, self.side, Some(nrs(6)))
        } else {
            BodyMap { zones: &self.zones, side: self.side, worst: Some(nrs(6)) }.show_ui(ui)
        };
        match event {
            Some(MapEvent::ToggleZone(leg, zone)) => {
                let before = self.zones.len();
                self.zones.retain(|pain| (pain.leg, pain.zone) != (leg, zone));
                if before == self.zones.len() {
                    self.zones.push(ZonePain { leg, zone, nrs: None });
                }
            }
            Some(MapEvent::OpenZone(leg, zone)) => self.opened = Some((leg, zone)),
            Some(MapEvent::ActivateLeg(leg)) => self.side = leg.side(),
            Some(MapEvent::ChooseSide(side)) => self.side = side,
            None => {}
        }
    }
}

#[test]
fn a_zone_is_the_same_answer_by_pointer_by_number_by_reader_and_by_list() {
    let names = [
        "1, behind the knee",
        "2, upper calf, inner side",
        "3, upper calf, outer side",
        "4, middle, where muscle meets tendon",
        "5, lower calf, deep",
        "6, Achilles tendon",
        "7, heel, where the tendon joins",
        "8, inner edge of the shin",
    ];
    let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];
    for leg in Leg::ALL {
        let make = |as_list| kit(PLAIN, Map::new(leg.side(), as_list), |ui, map: &mut Map| map.draw_ui(ui));
        for ((zone, name), digit) in Zone::ALL.iter().zip(names).zip(digits) {
            let expected = vec![ZonePain { leg: *leg, zone: *zone, nrs: None }];
            let mut by_pointer = make(false);
            by_pointer.get_by_label(name).click();
            by_pointer.run();
            let mut by_reader = make(false);
            by_reader.get_by_label(name).click_accesskit();
            by_reader.run();
            let mut by_number = make(false);
            by_number.get_by_label("1, behind the knee").focus();
            by_number.run();
            press(&mut by_number, &[digit]);
            let mut by_list = make(true);
            by_list.get_by_label(name).click();
            by_list.run();
            for harness in [by_pointer, by_reader, by_number, by_list] {
                assert_eq!(harness.state().zones, expected, "{leg:?} {zone:?}");
                harness.get_by_label(&format!("{name}, pain 6"));
            }
        }
    }
}

#[test]
fn each_leg_of_the_map_is_one_tab_stop_with_its_own_keys() {
    let mut harness = kit(PLAIN, Map::new(Side::Left, false), |ui, map: &mut Map| map.draw_ui(ui));
    harness.get_by_role_and_label(Role::Group, "Left calf, seen from behind");
    press(&mut harness, &[Key::Tab, Key::ArrowDown, Key::Space, Key::Enter]);
    assert_eq!(harness.state().opened, Some((Leg::Left, Zone::GastrocInner)));
    assert_eq!(harness.state().zones.len(), 1);
    press(&mut harness, &[Key::Tab]);
    assert!(harness.get_by_label("Switch to the right leg").is_focused());
    press(&mut harness, &[Key::Enter]);
    assert_eq!(harness.state().side, Side::Right);
    harness.get_by_label("5, lower calf, deep").focus();
    harness.run();
    press(&mut harness, &[Key::B]);
    assert_eq!(harness.state().side, Side::Both);
}

#[test]
fn a_heat_map_can_be_read_aloud() {
    let harness = kit(PLAIN, (), |ui, ()| heat_map::show_ui(ui, &heat()));
    harness.get_by_label("Left leg, lower calf deep: 12 entries, worst 7");
    harness.get_by_label("Right leg, upper calf inner side: 1 entry, worst 3");
    harness.get_by_label("Right leg, Achilles tendon: no entries");
}

#[test]
fn two_columns_become_one_where_the_page_is_narrow() {
    for (width, beside) in [(900.0, true), (500.0, false)] {
        let mut harness = kit(Look { size: [width, 400.0], ..PLAIN }, false, |ui, beside| {
            *beside = columns::two_ui(ui, 0.4, 300.0, |ui, column| {
                card::card_ui(ui, |ui| match column {
                    Column::First => text::heading_ui(ui, "Where"),
                    Column::Second => text::heading_ui(ui, "Worst pain"),
                });
            });
        });
        harness.run();
        assert_eq!(*harness.state(), beside);
    }
}

fn heat() -> Vec<ZoneHeat> {
    vec![
        ZoneHeat { leg: Leg::Left, zone: Zone::Soleus, entries: 12, worst: Some(nrs(7)) },
        ZoneHeat { leg: Leg::Left, zone: Zone::Junction, entries: 5, worst: Some(nrs(6)) },
        ZoneHeat { leg: Leg::Right, zone: Zone::GastrocInner, entries: 1, worst: Some(nrs(3)) },
        ZoneHeat { leg: Leg::Right, zone: Zone::InnerShin, entries: 8, worst: Some(nrs(8)) },
    ]
}

struct Gallery {
    map: Map,
    worst: Option<Nrs>,
    feels: Vec<u8>,
    woke: Option<bool>,
    swelling: bool,
    words: [String; 4],
}

impl Gallery {
    fn new() -> Self {
        let mut map = Map::new(Side::Left, false);
        let zone = |zone, number| ZonePain { leg: Leg::Left, zone, nrs: Some(nrs(number)) };
        map.zones = vec![zone(Zone::GastrocInner, 6), zone(Zone::Junction, 3)];
        let words = [String::new(), "25:99".to_owned(), "stairs".to_owned(), "After the stairs at work.".to_owned()];
        Self { map, worst: Some(nrs(6)), feels: vec![3], woke: Some(false), swelling: true, words }
    }

    fn draw_ui(&mut self, ui: &mut Ui) {
        text::title_ui(ui, "Saturday 22 November");
        card::card_ui(ui, |ui| {
            let needed = segmented::natural_width(ui, &SIDES);
            card::heading_with_ui(ui, "How bad is the pain now?", needed, |ui| {
                segmented::natural_ui(ui, "Leg", &SIDES, Some(Side::Left))
            });
            score_row::buttons_ui(ui, "today", "Save a pain score, left leg, now", None);
            text::small_ui(ui, "Press a number key. It is saved at once.");
        });
        columns::two_ui(ui, 0.4, 290.0, |ui, column| match column {
            Column::First => self.first_ui(ui),
            Column::Second => self.second_ui(ui),
        });
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Where it hurts");
            heat_map::show_ui(ui, &heat());
        });
    }

    fn first_ui(&mut self, ui: &mut Ui) {
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Where");
            segmented::filled_ui(ui, "Side", &[segment(0, "Left"), segment(1, "Right"), segment(2, "Both")], Some(0));
            self.map.draw_ui(ui);
            ui.add(Button::quiet("As a list").icon(Icon::List));
        });
        card::card_ui(ui, |ui| {
            leg_list::show_ui(ui, &self.map.zones, Side::Left, None);
        });
    }

    fn second_ui(&mut self, ui: &mut Ui) {
        card::card_ui(ui, |ui| {
            text::heading_ui(ui, "Worst pain");
            score_row::choice_ui(ui, "Worst pain", &mut self.worst);
        });
        card::card_ui(ui, |ui| {
            text::question_ui(ui, "What did it feel like?");
            chips::multi_ui(ui, "Feel", &FEELS, &mut self.feels);
            text::question_ui(ui, "Did it wake you up?");
            chips::clearable_ui(ui, "Woke", &[(true, "Yes"), (false, "No")], &mut self.woke);
            text::rule_ui(ui);
            check::check_ui(
                ui,
                &mut self.swelling,
                "Swelling",
                Some("The calf is bigger than usual, or than the other leg"),
            );
            let mut off = false;
            check::check_ui(ui, &mut off, "Cold or pale", None);
        });
        card::card_ui(ui, |ui| {
            let [walked, time, search, notes] = &mut self.words;
            Field::line("Time", time).error(Some("Enter a time such as 14:32.")).show_ui(ui);
            Field::number("Walked before it hurt", walked, "metres").hint("120").show_ui(ui);
            Field::search("Search entries", search).show_ui(ui);
            Field::notes("Notes", notes, 3, 4000).show_ui(ui);
            ui.horizontal_wrapped(|ui| {
                ui.add(Button::primary("Save").icon(Icon::Check));
                ui.add(Button::secondary("Check now").key("C"));
                ui.add(Button::quiet("Undo").icon(Icon::Undo));
                ui.add(Button::stop("Stop, it hurts"));
                ui.add(Button::icon_only(Icon::Delete, "Delete entry 14:32"));
                ui.add(Button::secondary("Not now").enabled(false));
            });
            ui.horizontal_wrapped(|ui| {
                score_row::tile_ui(ui, nrs(0), TileSize::List);
                score_row::tile_ui(ui, nrs(6), TileSize::List);
                score_row::tile_ui(ui, nrs(8), TileSize::Week);
            });
            text::body_ui(ui, "BL57 承山 Chéngshān · Supporting Mountain → 17 pt text, ō ǐ ≥ ✓");
        });
    }
}

#[test]
fn the_whole_kit_fits_every_window_and_has_every_letter() {
    let sizes = [([1100.0, 1500.0], 100), ([640.0, 480.0], 100), ([320.0, 640.0], 100), ([1100.0, 760.0], 200)];
    for theme in Theme::ALL {
        for (size, percent) in sizes {
            let mut harness = kit(Look { theme, percent, size, notice: None }, Gallery::new(), |ui, gallery| {
                gallery.draw_ui(ui);
            });
            harness.run();
            harness.run();
            let width = size[0] * 100.0 / f32::from(percent);
            for label in ["Heavy", "10 of 10", "Both", "Save", "Notes", "Pain 10"] {
                for node in harness.get_all_by_label(label) {
                    let right = node.rect().right();
                    assert!(right <= width - 16.0 + 0.6, "{label} ends at {right} of {width} points");
                }
            }
        }
    }
}

#[cfg(feature = "pictures")]
#[test]
fn the_gallery_can_be_looked_at() {
    let looks = [
        ("light", Theme::Light, 100, [1100.0, 1750.0]),
        ("dark", Theme::Dark, 100, [1100.0, 900.0]),
        ("contrast-light", Theme::ContrastLight, 100, [1100.0, 1750.0]),
        ("contrast-dark", Theme::ContrastDark, 100, [1100.0, 900.0]),
        ("narrow", Theme::Light, 100, [640.0, 900.0]),
        ("tiny", Theme::Light, 100, [320.0, 2700.0]),
        ("large", Theme::Dark, 200, [1100.0, 900.0]),
        ("map", Theme::Light, 100, [900.0, 900.0]),
        ("dialog", Theme::Light, 100, [900.0, 600.0]),
    ];
    for (name, theme, percent, size) in looks {
        let saved =
            Notice { words: "Saved 6, left calf, 14:32", buttons: &["Add details", "Undo"], kind: NoticeKind::Done };
        let look = Look { theme, percent, size, notice: Some(saved) };
        let mut harness = kit(look, Gallery::new(), move |ui, gallery| {
            gallery.draw_ui(ui);
            if name == "dialog" {
                let buttons = vec![Button::stop("Delete"), Button::secondary("Keep the journal")];
                dialog::show(ui.ctx(), "delete", "Delete the journal?", buttons, |ui| {
                    text::body_ui(ui, "Nothing can bring it back. The backups stay where they are.");
                });
            }
        });
        harness.run();
        let keys = match name {
            "dialog" => vec![],
            "map" => vec![Key::Tab, Key::Tab, Key::Tab, Key::Tab, Key::End, Key::Num8],
            _ => vec![Key::Tab, Key::Tab, Key::ArrowRight],
        };
        press(&mut harness, &keys);
        let picture = harness.render().expect("a picture");
        picture.save(format!("{}/kit-{name}.png", env!("CARGO_TARGET_TMPDIR"))).expect("a file");
    }
}
