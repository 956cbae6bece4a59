//! What the desktop wishes and what the person chose here, put together: a choice in the settings wins over a wish, text
//! grows from the size of the desktop, and less movement counts wherever it was asked for.

use egui::{Context, Id};

use crate::domain::setting::{TEXT_PERCENT, Theme};
use crate::platform::appearance::Appearance;

const KEY: &str = "soleus desktop";

/// The theme that is shown. `System` is left only where the window itself knows the theme of the computer.
#[must_use]
pub fn shown(chosen: Theme, desktop: &Appearance) -> Theme {
    match (chosen, desktop.high_contrast, desktop.dark) {
        (Theme::System, true, Some(true)) => Theme::ContrastDark,
        (Theme::System, true, _) => Theme::ContrastLight,
        (Theme::System, false, Some(true)) => Theme::Dark,
        (Theme::System, false, Some(false)) => Theme::Light,
        (chosen, ..) => chosen,
    }
}

/// The size of text in percent: the chosen one of what is usual on this desktop, no larger than every page can hold.
#[must_use]
pub fn text_percent(chosen: u16, desktop: &Appearance) -> u16 {
    let percent = u32::from(chosen) * u32::from(desktop.text_percent) / 100;
    u16::try_from(percent).unwrap_or(u16::MAX).clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end())
}

/// Keeps what the desktop wishes, for the page that tells of it.
pub fn keep(ctx: &Context, desktop: Appearance) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(KEY), desktop));
}

/// What the desktop wishes.
#[must_use]
pub fn kept(ctx: &Context) -> Appearance {
    ctx.data(|data| data.get_temp(Id::unique(KEY))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_person_chose_wins_over_the_desktop() {
        let dark = Appearance { dark: Some(true), high_contrast: true, ..Appearance::default() };
        for chosen in Theme::ALL.into_iter().filter(|theme| *theme != Theme::System) {
            assert_eq!(shown(chosen, &dark), chosen);
        }
        assert_eq!(shown(Theme::System, &dark), Theme::ContrastDark);
        assert_eq!(shown(Theme::System, &Appearance::default()), Theme::System);
    }

    #[test]
    fn text_grows_from_the_size_of_the_desktop_and_stays_within_the_pages() {
        let size = |percent| Appearance { text_percent: percent, ..Appearance::default() };
        assert_eq!(text_percent(130, &size(100)), 130);
        assert_eq!(text_percent(100, &size(125)), 125);
        assert_eq!(text_percent(200, &size(150)), 200);
        assert_eq!(text_percent(80, &size(50)), 80);
    }
}
