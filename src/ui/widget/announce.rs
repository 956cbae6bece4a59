//! What a screen reader says by itself: one polite place and one that interrupts. The words go after two seconds so
//! that the same words can come again.

use std::time::Duration;

use egui::accesskit::{Live, Role};
use egui::{Id, Rect, Ui, UiBuilder, Vec2};

/// How long the words stay, in seconds.
const STAY_S: f64 = 2.0;
/// Nobody waits for them to go: while something is drawn each second, that frame takes them. In seconds.
const LATE_S: f64 = 1.1;

/// The two places. Keep one for the whole window.
#[derive(Clone, Debug, Default)]
pub struct Announcer {
    polite: Line,
    assertive: Line,
}

#[derive(Clone, Debug, Default)]
struct Line {
    words: String,
    until_s: Option<f64>,
}

impl Announcer {
    /// Says the words when the reader is free: "Saved 6, left calf, 14:32."
    pub fn polite(&mut self, words: impl Into<String>) {
        self.polite.say(words.into());
    }

    /// Says the words now: a phase, a result, an error.
    pub fn assertive(&mut self, words: impl Into<String>) {
        self.assertive.say(words.into());
    }

    /// Puts both places into the frame; call it once a frame, in the same place.
    pub fn show_ui(&mut self, ui: &mut Ui) {
        self.polite.show_ui(ui, "polite", Role::Status, Live::Polite);
        self.assertive.show_ui(ui, "assertive", Role::Alert, Live::Assertive);
    }
}

impl Line {
    /// What was said in the same frame is said with it: a phase of a session takes no alarm away.
    fn say(&mut self, words: String) {
        let waits = self.until_s.is_none() && !self.words.is_empty();
        if !waits || words.contains(&self.words) {
            *self = Self { words, until_s: None };
        } else if !self.words.contains(&words) {
            self.words = format!("{} {words}", self.words);
        }
    }

    fn show_ui(&mut self, ui: &mut Ui, salt: &str, role: Role, live: Live) {
        let now = ui.input(|input| input.time);
        if !self.words.is_empty() {
            let until = *self.until_s.get_or_insert(now + STAY_S);
            if now >= until {
                *self = Self::default();
            } else {
                ui.ctx().request_repaint_after(Duration::from_secs_f64(until - now + LATE_S));
            }
        }
        let point = Rect::from_min_size(ui.max_rect().min, Vec2::splat(1.0));
        // The same place on every page: in a new one the words would be said a second time.
        let own = UiBuilder::new().scope_id(Id::unique(("live", salt)));
        let child = ui.new_child(own.max_rect(point).accessibility_role(role));
        super::group::place(&child, point);
        let id = child.unique_id();
        ui.ctx().accesskit_node_builder(id, |node| {
            // Not live while it goes: a change to nothing would be announced too, and cut off what is being said.
            if !self.words.is_empty() {
                node.set_live(live);
                node.set_label(self.words.clone());
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_in_the_same_frame_takes_no_alarm_away() {
        let mut announcer = Announcer::default();
        announcer.assertive("Take the ice off.");
        announcer.assertive("Hold, left leg, 30 seconds.");
        announcer.assertive("Take the ice off.");
        assert_eq!(announcer.assertive.words, "Take the ice off. Hold, left leg, 30 seconds.");
        // Once it was said, the next words stand alone.
        announcer.assertive.until_s = Some(2.0);
        announcer.assertive("Rest, 30 seconds.");
        assert_eq!(announcer.assertive.words, "Rest, 30 seconds.");
    }
}
