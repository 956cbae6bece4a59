//! The window while a session runs: it fills the screen, its title tells the seconds to somebody who looks elsewhere, and
//! it asks for no more frames than figure and digits need.

use std::time::Duration;

use egui::{Context, ViewportCommand};

use crate::ui::screen::player::{Pace, TitleWords};

/// The title at all other times.
const TITLE: &str = "Soleus";
/// Between two frames while the figure moves: 30 a second.
const MOVING: Duration = Duration::from_micros(33_334);
/// A timer of the computer may ring a little early by its clock; then the digits would be drawn twice.
const LATE_MS: u64 = 2;
/// While no digits run there are still heartbeats.
const SECOND_MS: u64 = 1000;

/// What was done to the window for the session.
#[derive(Debug, Default)]
pub struct PlayerWindow {
    /// Whether the player was on the screen in the frame before.
    played: bool,
    /// It was this session that made the window fill the screen.
    filled: bool,
    /// The title that was set; empty is the usual one.
    title: String,
}

impl PlayerWindow {
    /// Fills the screen when the player comes, if that is wanted, and gives it back when the player goes.
    pub fn fill(&mut self, ctx: &Context, playing: bool, wanted: bool) {
        if std::mem::replace(&mut self.played, playing) == playing {
            return;
        }
        let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
        if playing && wanted && !full {
            self.filled = true;
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        } else if !playing && std::mem::take(&mut self.filled) {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
        }
    }

    /// Tells the phase in the title while the window is not looked at, and the seconds while nothing of it is seen: a
    /// new title costs a frame, and of a window that is seen that would be too many.
    pub fn tell(&mut self, ctx: &Context, words: Option<&TitleWords>) {
        let (hidden, looked_at) = ctx.input(|input| {
            let viewport = input.viewport();
            let hidden = viewport.minimized == Some(true) || viewport.occluded == Some(true);
            (hidden, viewport.focused != Some(false))
        });
        let title = match words {
            Some(words) if hidden && !words.seconds.is_empty() => {
                format!("{} {}, {TITLE}", words.phase, words.seconds)
            }
            Some(words) if hidden || !looked_at => format!("{}, {TITLE}", words.phase),
            Some(_) | None => String::new(),
        };
        if title != self.title {
            let shown = if title.is_empty() { TITLE } else { &title };
            ctx.send_viewport_cmd(ViewportCommand::Title(shown.to_owned()));
            self.title = title;
        }
    }
}

/// Asks for the next frame, and for none while the session stands still.
pub fn ask_for_frame(ctx: &Context, pace: Pace) {
    let hidden = ctx.input(|input| input.viewport().minimized == Some(true));
    let ms = |ms: i64| Duration::from_millis(u64::try_from(ms).unwrap_or(SECOND_MS) + LATE_MS);
    match pace {
        Pace::Still => {}
        Pace::Figure if !hidden => ctx.request_repaint_after(MOVING),
        Pace::Figure | Pace::Waiting => ctx.request_repaint_after(Duration::from_millis(SECOND_MS)),
        Pace::Digits { in_ms } => ctx.request_repaint_after(ms(in_ms)),
    }
}
