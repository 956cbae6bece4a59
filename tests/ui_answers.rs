//! Promises of the questions of a check and of the cards of its result: names, keys, and that a blank is never a no.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of a test may stop at the first surprise")]

use egui::accesskit::{Role, Toggled};
use egui::{Color32, Key, Modifiers, Shape, Ui};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use soleus::domain::check::Answer;
use soleus::domain::setting::Theme;
use soleus::domain::triage::Tier;
use soleus::ui::theme::Palette;
use soleus::ui::widget::answer::{AnswerRow, answer_legs_ui, answer_ui, three_ui};
use soleus::ui::widget::answer_group::{GroupRow, Heading, StillEvent, group_ui, still_ui};
use soleus::ui::widget::button::Button;
use soleus::ui::widget::tier::{Badge, badge_ui};
use soleus::ui::widget::tier_card::{card_id, outline_ui, tier_card_ui};
use soleus::ui::widget::{card, focus_ring, text};
use soleus::ui::{fonts, icon, theme};

const SWELLING: AnswerRow<'static> = AnswerRow {
    name: "Swelling, left leg",
    small: Some("bigger than usual, or than the other leg"),
    note: Some("also on 20 Nov"),
    unsure: true,
};

#[derive(Clone, Copy)]
struct Look {
    theme: Theme,
    percent: u16,
    size: [f32; 2],
}

const PLAIN: Look = Look { theme: Theme::Light, percent: 100, size: [700.0, 800.0] };

fn kit<S: 'static>(look: Look, state: S, mut draw: impl FnMut(&mut Ui, &mut S) + 'static) -> Harness<'static, S> {
    let builder = Harness::builder().with_size(look.size).with_max_steps(12).with_context_setup(|ctx| {
        fonts::install(ctx);
        icon::install(ctx);
    });
    #[cfg(feature = "pictures")]
    let builder = builder.wgpu();
    builder.build_ui_state(
        move |ui, state| {
            theme::apply(ui.ctx(), look.theme, look.percent, true);
            egui::Frame::new().fill(Palette::of(ui.ctx()).bg).inner_margin(16).show(ui, |ui| {
                egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    draw(ui, state);
                    focus_ring::scroll_to_focus_ui(ui, 0.0);
                });
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

fn shift_n<S>(harness: &mut Harness<'_, S>) {
    harness.key_press_modifiers(Modifiers::SHIFT, Key::N);
    harness.run();
}

fn click<S>(harness: &mut Harness<'_, S>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn is_on(node: &Node<'_>) -> bool {
    node.accesskit_node().data().toggled() == Some(Toggled::True)
}

fn says(node: &Node<'_>) -> String {
    node.accesskit_node().data().description().unwrap_or_default().to_owned()
}

fn one_row(answer: Answer) -> Harness<'static, Answer> {
    kit(PLAIN, answer, |ui, answer| {
        answer_ui(ui, answer, &SWELLING);
    })
}

#[test]
fn a_row_is_answered_by_its_box_and_by_its_pill() {
    let mut harness = one_row(Answer::Blank);
    for (name, said) in [
        ("Swelling, left leg", Answer::Yes),
        ("Swelling, left leg", Answer::Blank),
        ("Swelling, left leg: not sure", Answer::NotSure),
        ("Swelling, left leg: not sure", Answer::Blank),
        ("Swelling, left leg: not sure", Answer::NotSure),
        ("Swelling, left leg", Answer::Yes),
        ("Swelling, left leg: not sure", Answer::NotSure),
    ] {
        harness.get_by_role_and_label(Role::CheckBox, name).click();
        harness.run();
        assert_eq!(*harness.state(), said, "{name}");
    }
    let mut harness = one_row(Answer::No);
    harness.get_by_label("Swelling, left leg").click_accesskit();
    harness.run();
    assert_eq!(*harness.state(), Answer::Yes, "a press on a dash says yes");
    press(&mut harness, &[Key::Space, Key::Tab, Key::Space]);
    assert_eq!(*harness.state(), Answer::NotSure);
    press(&mut harness, &[Key::Enter]);
    assert_eq!(*harness.state(), Answer::Blank);
}

#[test]
fn each_answer_is_heard_and_a_blank_is_never_a_no() {
    let small = "bigger than usual, or than the other leg. also on 20 Nov";
    for (answer, said) in [
        (Answer::Yes, small.to_owned()),
        (Answer::No, format!("answered no. {small}")),
        (Answer::NotSure, format!("answered not sure. {small}")),
        (Answer::Blank, format!("not answered yet. {small}")),
    ] {
        let mut harness = one_row(answer);
        harness.run();
        let row = harness.get_by_role_and_label(Role::CheckBox, "Swelling, left leg");
        assert_eq!(says(&row), said);
        assert_eq!(is_on(&row), answer == Answer::Yes);
        let pill = harness.get_by_role_and_label(Role::CheckBox, "Swelling, left leg: not sure");
        assert_eq!(is_on(&pill), answer == Answer::NotSure);
        let dashes = lines_in(&harness, row.rect());
        assert_eq!(dashes, usize::from(answer == Answer::No), "{answer:?} has {dashes} dashes");
    }
}

/// The flat lines painted in a place; only the dash of a no is one.
fn lines_in<S>(harness: &Harness<'_, S>, place: egui::Rect) -> usize {
    let is_dash = |shape: &Shape| {
        matches!(shape, Shape::LineSegment { points: [from, to], .. }
            if (from.y - to.y).abs() < 0.1 && place.contains(*from))
    };
    harness.output().shapes.iter().filter(|clipped| is_dash(&clipped.shape)).count()
}

#[test]
fn plain_keys_answer_the_row_that_has_the_keyboard() {
    let seen = |ui: &Ui| ui.input(|input| input.key_pressed(Key::N) || input.key_pressed(Key::Y));
    let mut harness = kit(PLAIN, (Answer::Blank, Answer::Blank, false), move |ui, (one, two, leaked)| {
        answer_ui(ui, one, &SWELLING);
        answer_ui(ui, two, &AnswerRow { unsure: false, ..AnswerRow::new("Sudden weakness") });
        *leaked |= seen(ui);
    });
    press(&mut harness, &[Key::Y]);
    assert_eq!(*harness.state(), (Answer::Blank, Answer::Blank, true), "nothing has the keyboard");
    harness.state_mut().2 = false;
    press(&mut harness, &[Key::Tab, Key::N]);
    assert_eq!(harness.state().0, Answer::No);
    press(&mut harness, &[Key::N]);
    assert_eq!(harness.state().0, Answer::No, "the key says it, and does not turn it round");
    press(&mut harness, &[Key::U]);
    assert_eq!(harness.state().0, Answer::NotSure);
    press(&mut harness, &[Key::Tab, Key::Y]);
    assert_eq!(
        *harness.state(),
        (Answer::Yes, Answer::Blank, false),
        "the keys work on the pill, and nobody sees them"
    );
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    assert_eq!(harness.state().0, Answer::Yes, "Ctrl+N is not a no");
    press(&mut harness, &[Key::Tab, Key::U]);
    assert_eq!(harness.state().1, Answer::Blank, "a row without the pill has no such answer");
    press(&mut harness, &[Key::N]);
    assert_eq!(harness.state().1, Answer::No);
}

#[test]
fn both_legs_are_asked_apart() {
    let row = AnswerRow { small: Some("a dent stays for some seconds"), ..AnswerRow::new("Puffy skin that dents") };
    let mut harness = kit(PLAIN, (Answer::Blank, Answer::No), move |ui, (left, right)| {
        answer_legs_ui(ui, left, right, &row);
    });
    harness.get_by_role_and_label(Role::Group, "Puffy skin that dents");
    click(&mut harness, "Puffy skin that dents, left leg");
    click(&mut harness, "Puffy skin that dents, right leg: not sure");
    assert_eq!(*harness.state(), (Answer::Yes, Answer::NotSure));
    press(&mut harness, &[Key::N]);
    assert_eq!(*harness.state(), (Answer::Yes, Answer::No));
    let right = harness.get_by_label("Puffy skin that dents, right leg");
    assert_eq!(says(&right), "answered no. a dent stays for some seconds");
}

#[derive(Clone, Debug, PartialEq)]
struct Check {
    leg: [Answer; 4],
    body: [Answer; 2],
    later: Option<StillEvent>,
}

fn groups_ui(ui: &mut Ui, check: &mut Check) {
    let [cold, tight, left, right] = &mut check.leg;
    card::card_ui(ui, |ui| {
        let mut rows = [
            GroupRow::One(
                AnswerRow {
                    note: Some("also on 20 Nov"),
                    ..AnswerRow::new("Plaster or bandage too tight, loosening did not help")
                },
                cold,
            ),
            GroupRow::One(AnswerRow::new("Hard and tight all the time"), tight),
            GroupRow::Legs(AnswerRow { small: Some("bigger than usual"), ..AnswerRow::new("Swelling") }, left, right),
        ];
        group_ui(ui, Heading::Card("The leg"), &mut rows);
    });
    card::card_ui(ui, |ui| {
        let [fever, confused] = &mut check.body;
        let mut rows = [
            GroupRow::One(AnswerRow { unsure: false, ..AnswerRow::new("38 °C or more, or hot and shivery") }, fever),
            GroupRow::One(AnswerRow::new("Confused"), confused),
        ];
        group_ui(ui, Heading::Inner("The whole body"), &mut rows);
    });
    card::card_ui(ui, |ui| {
        check.later = still_ui(ui, Heading::Card("Back, nerves, speech")).or(check.later);
    });
}

fn check() -> Check {
    let leg = [Answer::Yes, Answer::Blank, Answer::NotSure, Answer::Blank];
    Check { leg, body: [Answer::Blank; 2], later: None }
}

#[test]
fn none_of_these_fills_only_what_is_blank_and_takes_only_nos_out() {
    let mut harness = kit(PLAIN, check(), groups_ui);
    harness.get_by_role_and_label(Role::Group, "The leg");
    assert!(!is_on(&harness.get_by_role_and_label(Role::Button, "None of these: The leg")));
    click(&mut harness, "None of these: The leg");
    assert_eq!(harness.state().leg, [Answer::Yes, Answer::No, Answer::NotSure, Answer::No]);
    assert_eq!(harness.state().body, [Answer::Blank; 2], "another group stays as it is");
    assert!(is_on(&harness.get_by_label("None of these: The leg")));
    assert!(!is_on(&harness.get_by_label("None of these: The whole body")));
    click(&mut harness, "None of these: The leg");
    assert_eq!(harness.state().leg, check().leg);
    harness.state_mut().leg = [Answer::Yes; 4];
    harness.run();
    click(&mut harness, "None of these: The leg");
    assert_eq!(harness.state().leg, [Answer::Yes; 4]);
    assert!(!is_on(&harness.get_by_label("None of these: The leg")), "no dash, so nothing to show as chosen");
}

#[test]
fn shift_n_answers_its_own_group_and_goes_on_to_the_next() {
    let mut harness = kit(PLAIN, check(), groups_ui);
    harness.run();
    shift_n(&mut harness);
    assert_eq!(*harness.state(), check(), "without the keyboard in a group nothing is answered");
    harness.get_by_label("Swelling, right leg: not sure").focus();
    harness.run();
    shift_n(&mut harness);
    assert_eq!(harness.state().leg, [Answer::Yes, Answer::No, Answer::NotSure, Answer::No]);
    assert_eq!(harness.state().body, [Answer::Blank; 2]);
    assert!(harness.get_by_label("38 °C or more, or hot and shivery").is_focused());
    shift_n(&mut harness);
    assert_eq!(harness.state().body, [Answer::No; 2]);
    assert!(harness.get_by_label("Still none of these: Back, nerves, speech").is_focused());
    shift_n(&mut harness);
    assert_eq!(harness.state().body, [Answer::No; 2], "the line of a group that is asked again has no rows");
    harness.get_by_label("Confused").focus();
    harness.run();
    shift_n(&mut harness);
    assert_eq!(harness.state().body, [Answer::Blank; 2]);
    assert!(harness.get_by_label("Confused").is_focused(), "its rows are blank again, so the keyboard stays");
}

#[test]
fn a_group_that_is_asked_again_is_one_line() {
    let mut harness = kit(PLAIN, check(), groups_ui);
    click(&mut harness, "Open: Back, nerves, speech");
    assert_eq!(harness.state().later, Some(StillEvent::Open));
    harness.state_mut().later = None;
    click(&mut harness, "Still none of these: Back, nerves, speech");
    assert_eq!(harness.state().later, Some(StillEvent::StillNone));
}

#[test]
fn three_buttons_are_one_question() {
    let mut harness = kit(PLAIN, Answer::Blank, |ui, answer| {
        three_ui(ui, "Chest pain", answer);
        ui.add(Button::primary("Next"));
    });
    harness.get_by_role_and_label(Role::RadioGroup, "Chest pain");
    for name in ["Yes", "Not sure", "No"] {
        let node = harness.get_by_role_and_label(Role::RadioButton, name);
        assert!(!is_on(&node) && node.rect().height() >= 44.0, "{name}");
    }
    press(&mut harness, &[Key::Tab]);
    assert!(harness.get_by_label("Yes").is_focused() && *harness.state() == Answer::Blank);
    for (key, said, name) in
        [(Key::N, Answer::No, "No"), (Key::U, Answer::NotSure, "Not sure"), (Key::Y, Answer::Yes, "Yes")]
    {
        press(&mut harness, &[key]);
        assert_eq!(*harness.state(), said);
        assert!(harness.get_by_label(name).is_focused());
    }
    press(&mut harness, &[Key::Space]);
    assert_eq!(*harness.state(), Answer::Blank, "pressed again, it is taken back");
    click(&mut harness, "No");
    assert_eq!(*harness.state(), Answer::No);
    press(&mut harness, &[Key::Tab]);
    assert!(harness.get_by_label("Next").is_focused());
}

const TIERS: [(Tier, &str, &str); 5] = [
    (Tier::Emergency, "Emergency", "Call 112 now"),
    (Tier::SameDay, "Urgent", "Get medical help today"),
    (Tier::Soon, "Non-urgent", "See a doctor in the next few days"),
    (Tier::SelfCare, "Self-care", "Care for it at home and keep watching"),
    (Tier::Incomplete, "Questions open", "3 questions are still open"),
];

fn cards_ui(ui: &mut Ui) {
    for (tier, first_words, title) in TIERS {
        tier_card_ui(ui, tier, first_words, title, |ui| {
            text::body_ui(ui, "You ticked swelling in your left leg. A journal cannot tell.");
            text::strong_ui(ui, "What to do");
            text::small_ui(ui, "Book now. Aim for 3 days, 7 at most.");
            text::rule_ui(ui);
            ui.horizontal_wrapped(|ui| {
                let name = format!("I have called, {first_words}");
                ui.add(Button::secondary("I have called").name(&name));
                ui.add(Button::quiet("Show my answers").name(&format!("Show, {first_words}")));
            });
        });
    }
    outline_ui(ui, Tier::Emergency, |ui| {
        text::body_ui(ui, "you have chest pain or it is hard to breathe");
    });
}

#[test]
fn a_care_card_has_a_role_a_name_and_can_take_the_keyboard_once() {
    let mut harness = kit(PLAIN, false, |ui, ask| {
        if std::mem::take(ask) {
            let id = card_id(ui, "Emergency", "Call 112 now");
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        cards_ui(ui);
    });
    harness.run();
    harness.get_by_role_and_label(Role::AlertDialog, "Emergency: Call 112 now");
    harness.get_by_role_and_label(Role::Group, "Urgent: Get medical help today");
    harness.get_by_role_and_label(Role::Heading, "Get medical help today");
    press(&mut harness, &[Key::Tab]);
    assert!(harness.get_by_label("I have called, Emergency").is_focused(), "Tab goes to what can be pressed");
    *harness.state_mut() = true;
    harness.run();
    let card = harness.get_by_label("Emergency: Call 112 now");
    assert!(card.is_focused() && card.rect().height() > 100.0);
    press(&mut harness, &[Key::Tab]);
    assert!(harness.get_by_label("I have called, Emergency").is_focused(), "on from the card into it");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    assert!(!harness.get_by_label("Emergency: Call 112 now").is_focused());
    harness.get_by_label("Urgent: Get medical help today").focus();
    harness.run();
    assert!(harness.get_by_label("Urgent: Get medical help today").is_focused(), "a screen reader can go there");
}

fn luminance(color: Color32) -> f32 {
    let [red, green, blue, _] = color.to_array().map(|part| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn ratio(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn all_words_on_a_care_card_can_be_read() {
    for theme in Theme::ALL {
        for (tier, first_words, title) in TIERS {
            let look = Look { theme, ..PLAIN };
            let mut harness = kit(look, (), move |ui, ()| {
                tier_card_ui(ui, tier, first_words, title, |ui| {
                    text::heading_ui(ui, "A heading");
                    text::question_ui(ui, "A question");
                    text::strong_ui(ui, "Strong words");
                    text::body_ui(ui, "Words");
                    text::small_ui(ui, "Small words");
                    ui.add(Button::quiet("A quiet button"));
                });
            });
            harness.run();
            let colors = Palette::of(&harness.ctx).tier(tier);
            let mut words = 0;
            for clipped in &harness.output().shapes {
                let Shape::Text(text) = &clipped.shape else { continue };
                let section = text.galley.job.sections.first().expect("a section").format.color;
                let color = match text.override_text_color {
                    Some(color) => color,
                    None if section == Color32::PLACEHOLDER => text.fallback_color,
                    None => section,
                };
                let header = [first_words, title].contains(&text.galley.job.text.as_str());
                let ground = if header && tier == Tier::SameDay { colors.fill } else { colors.body };
                let measured = ratio(color, ground);
                let name = &text.galley.job.text;
                assert!(measured >= 4.5, "{theme:?}, {tier:?}: {name} has {measured:.2}");
                words += 1;
            }
            assert_eq!(words, 8, "{theme:?}, {tier:?}");
        }
    }
}

const BADGES: [Badge; 11] = [
    Badge::Tier(Tier::Emergency),
    Badge::Tier(Tier::SameDay),
    Badge::Tier(Tier::Soon),
    Badge::Tier(Tier::SelfCare),
    Badge::Tier(Tier::Incomplete),
    Badge::Hollow(Tier::Emergency),
    Badge::Hollow(Tier::SameDay),
    Badge::Hollow(Tier::Soon),
    Badge::Hollow(Tier::SelfCare),
    Badge::Hollow(Tier::Incomplete),
    Badge::NotChecked,
];

fn badges_ui(ui: &mut Ui) {
    for size in [18.0, 24.0, 44.0] {
        ui.horizontal_wrapped(|ui| {
            for badge in BADGES {
                badge_ui(ui, badge, size);
            }
        });
    }
}

#[test]
fn every_badge_has_words() {
    let harness = kit(PLAIN, (), |ui, ()| badges_ui(ui));
    for name in ["emergency", "urgent", "non-urgent", "self-care", "questions open", "not checked"] {
        assert!(harness.get_all_by_role_and_label(Role::Image, name).count() == 3, "{name}");
    }
    let mut names: Vec<_> = BADGES.iter().map(|badge| badge.name()).collect();
    names.dedup();
    assert_eq!(names.len(), BADGES.len());
}

fn all_ui(ui: &mut Ui, (check, chest): &mut (Check, Answer)) {
    card::card_ui(ui, |ui| {
        text::strong_ui(ui, "New chest pain, short of breath, fainted? If yes, call 112 now.");
        three_ui(ui, "Chest pain", chest);
    });
    groups_ui(ui, check);
    badges_ui(ui);
    cards_ui(ui);
}

#[test]
fn nothing_is_wider_than_its_column() {
    for (size, percent) in [([320.0, 640.0], 100), ([640.0, 480.0], 200), ([700.0, 800.0], 100), ([1100.0, 760.0], 200)]
    {
        for theme in [Theme::Light, Theme::ContrastDark] {
            let mut harness = kit(Look { theme, percent, size }, (check(), Answer::No), all_ui);
            harness.run();
            let width = size[0] * 100.0 / f32::from(percent);
            let mut boxes = 0;
            for role in [Role::CheckBox, Role::Button, Role::RadioButton, Role::Group, Role::AlertDialog, Role::Image] {
                for node in harness.get_all_by_role(role) {
                    let rect = node.rect();
                    let fits = rect.left() >= 15.4 && rect.right() <= width - 15.4;
                    assert!(fits, "{:?} is at {rect:?} of {width}", node.accesskit_node().label());
                    let pressed = matches!(role, Role::CheckBox | Role::Button | Role::RadioButton);
                    assert!(!pressed || rect.height() >= 44.0, "{:?} is {rect:?}", node.accesskit_node().label());
                    boxes += 1;
                }
            }
            assert!(boxes > 60);
            for clipped in &harness.output().shapes {
                if let Shape::Text(text) = &clipped.shape {
                    let right = text.pos.x + text.galley.size().x;
                    assert!(right <= width - 15.4, "{} ends at {right} of {width}", text.galley.job.text);
                }
            }
        }
    }
}
