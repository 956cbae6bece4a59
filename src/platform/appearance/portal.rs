//! `org.freedesktop.portal.Settings`, through which every Linux desktop tells what its person has chosen.

use std::collections::HashMap;

use futures_lite::{StreamExt as _, future};
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Message, Proxy};

use super::Appearance;
use crate::platform::bus;

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
/// What all desktops share.
const SHARED: &str = "org.freedesktop.appearance";
/// What only GNOME has, and others in its name: the size of text, and fades from before there was a shared word for it.
const GNOME: &str = "org.gnome.desktop.interface";
/// Sizes of text that are believed, as a share of the usual one.
const SCALES: std::ops::RangeInclusive<f64> = 0.5..=3.0;

enum Event {
    Changed(Message),
    /// Somebody else speaks for the desktop now, or nobody.
    Owner,
    Lost,
}

/// Tells what the desktop wants at first and after each change, until nobody listens any more or the bus is gone.
pub(super) async fn follow(tell: impl Fn(Appearance) -> bool) {
    let Some(connection) = bus::session().await else { return };
    let Ok(proxy) = Proxy::new(&connection, NAME, PATH, SETTINGS).await else { return };
    // Listening comes before reading, so that no change falls in between.
    let (Ok(mut owners), Ok(mut changes)) =
        (proxy.receive_owner_changed().await, proxy.receive_signal("SettingChanged").await)
    else {
        return;
    };
    let mut wishes = Wishes::default();
    let mut told = Appearance::default();
    wishes.read(&proxy).await;
    loop {
        if wishes.appearance() != told {
            told = wishes.appearance();
            if !tell(told) {
                return;
            }
        }
        let owner = async { owners.next().await.map_or(Event::Lost, |_| Event::Owner) };
        let changed = async { changes.next().await.map_or(Event::Lost, Event::Changed) };
        match future::or(owner, changed).await {
            Event::Changed(message) => wishes.change(&message),
            // One that was started anew may have other wishes; while there is none, what it wished last still holds.
            Event::Owner => wishes.read(&proxy).await,
            Event::Lost => return,
        }
    }
}

/// The wishes as the desktop writes them.
#[derive(Clone, Debug, PartialEq)]
struct Wishes {
    /// 1 dark, 2 light, anything else no wish.
    scheme: u32,
    /// 1 more contrast.
    contrast: u32,
    /// 1 less movement.
    motion: u32,
    animations: bool,
    text_scale: f64,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { scheme: 0, contrast: 0, motion: 0, animations: true, text_scale: 1.0 }
    }
}

impl Wishes {
    async fn read(&mut self, proxy: &Proxy<'_>) {
        type All = HashMap<String, HashMap<String, OwnedValue>>;
        let Ok(all) = proxy.call::<_, _, All>("ReadAll", &(vec![SHARED, GNOME],)).await else { return };
        *self = Self::default();
        for (namespace, rows) in &all {
            for (key, value) in rows {
                self.take(namespace, key, value);
            }
        }
    }

    fn change(&mut self, message: &Message) {
        if let Ok((namespace, key, value)) = message.body().deserialize::<(&str, &str, Value<'_>)>() {
            self.take(namespace, key, &value);
        }
    }

    /// Takes one row. What is of another kind than it should be says nothing.
    fn take(&mut self, namespace: &str, key: &str, value: &Value<'_>) {
        match (namespace, key, value) {
            // Some desktops wrap a value twice.
            (_, _, Value::Value(inner)) => self.take(namespace, key, inner),
            (SHARED, "color-scheme", Value::U32(scheme)) => self.scheme = *scheme,
            (SHARED, "contrast", Value::U32(contrast)) => self.contrast = *contrast,
            (SHARED, "reduced-motion", Value::U32(motion)) => self.motion = *motion,
            (GNOME, "enable-animations", Value::Bool(animations)) => self.animations = *animations,
            (GNOME, "text-scaling-factor", Value::F64(scale)) if SCALES.contains(scale) => self.text_scale = *scale,
            _ => {}
        }
    }

    fn appearance(&self) -> Appearance {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "only what is believed, 50 to 300")]
        let text_percent = (self.text_scale * 100.0).round() as u16;
        Appearance {
            dark: match self.scheme {
                1 => Some(true),
                2 => Some(false),
                _ => None,
            },
            high_contrast: self.contrast == 1,
            less_movement: self.motion == 1 || !self.animations,
            text_percent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(rows: &[(&str, &str, Value<'_>)]) -> Appearance {
        let mut wishes = Wishes::default();
        for (namespace, key, value) in rows {
            wishes.take(namespace, key, value);
        }
        wishes.appearance()
    }

    #[test]
    fn what_the_desktop_wishes_is_understood() {
        assert_eq!(wishes(&[]), Appearance::default());
        let all = wishes(&[
            (SHARED, "color-scheme", Value::U32(1)),
            (SHARED, "contrast", Value::Value(Box::new(Value::U32(1)))),
            (SHARED, "reduced-motion", Value::U32(1)),
            (GNOME, "text-scaling-factor", Value::F64(1.25)),
        ]);
        let wanted = Appearance { dark: Some(true), high_contrast: true, less_movement: true, text_percent: 125 };
        assert_eq!(all, wanted);
        assert_eq!(wishes(&[(SHARED, "color-scheme", Value::U32(2))]).dark, Some(false));
        assert!(wishes(&[(GNOME, "enable-animations", Value::Bool(false))]).less_movement);
    }

    #[test]
    fn what_makes_no_sense_changes_nothing() {
        let odd = wishes(&[
            (SHARED, "color-scheme", Value::U32(9)),
            (SHARED, "contrast", Value::from("high")),
            (SHARED, "text-scaling-factor", Value::F64(2.0)),
            (GNOME, "text-scaling-factor", Value::F64(40.0)),
            (GNOME, "text-scaling-factor", Value::F64(f64::NAN)),
        ]);
        assert_eq!(odd, Appearance::default());
    }
}
