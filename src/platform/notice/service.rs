//! `org.freedesktop.Notifications`, the service behind the notices of every Linux desktop.

use std::collections::HashMap;

use async_channel::Receiver;
use futures_lite::{StreamExt as _, future};
use zbus::proxy::SignalStream;
use zbus::zvariant::Value;
use zbus::{Connection, Message, Proxy};

use super::{Answer, Notice, Order, Press};
use crate::platform::{APP_ID, bus};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// Notices that can be on the screen; with one more the oldest is closed.
const SHOWN: usize = 8;
/// The service decides how long a notice stays.
const EXPIRES: i32 = -1;
/// Neither low, which some desktops hide, nor critical, which stays until it is closed.
const URGENCY: u8 = 1;

struct Service {
    proxy: Proxy<'static>,
    signals: SignalStream<'static>,
    has_buttons: bool,
    has_markup: bool,
    /// Subject and the service's own number, the oldest first.
    shown: Vec<(u32, u32)>,
}

enum Event {
    Order(Order),
    End,
    Signal(Message),
    Lost,
}

/// Carries orders out until there is nobody left to give any.
pub(super) async fn serve(orders: &Receiver<Order>, answer: impl Fn(Answer)) {
    let mut service: Option<Service> = None;
    loop {
        let order = async { orders.recv().await.map_or(Event::End, Event::Order) };
        let event = match &mut service {
            None => order.await,
            Some(service) => {
                let signal = async { service.signals.next().await.map_or(Event::Lost, Event::Signal) };
                future::or(order, signal).await
            }
        };
        match event {
            Event::Order(Order::Show(notice)) => {
                if !show(&mut service, &notice).await {
                    answer(Answer { subject: notice.subject, press: Press::Unseen });
                }
            }
            Event::Order(Order::Withdraw(subject)) => {
                if let Some(service) = &mut service {
                    service.withdraw(subject).await;
                }
            }
            Event::Signal(message) => {
                if let Some(service) = &mut service
                    && let Some(given) = service.answer(&message)
                {
                    answer(given);
                    // Some services leave it on the screen, where it would ask again.
                    service.withdraw(given.subject).await;
                }
            }
            Event::Lost => service = None,
            Event::End => break,
        }
    }
    if let Some(service) = &mut service {
        while let Some((subject, _)) = service.shown.first().copied() {
            service.withdraw(subject).await;
        }
    }
}

/// Shows a notice; a service that was started anew is looked for once. `false` when there surely was none: one that
/// took it and did not answer may still show it.
async fn show(service: &mut Option<Service>, notice: &Notice) -> bool {
    if let Some(known) = service
        && known.show(notice).await.is_ok()
    {
        return true;
    }
    *service = None;
    let Some(connection) = bus::session().await else { return false };
    let Ok(mut found) = Service::find(&connection).await else { return false };
    if found.show(notice).await.is_ok() {
        *service = Some(found);
    }
    true
}

impl Service {
    async fn find(connection: &Connection) -> zbus::Result<Self> {
        let proxy = Proxy::new(connection, NAME, PATH, NAME).await?;
        let can: Vec<String> = proxy.call("GetCapabilities", &()).await?;
        let signals = proxy.receive_all_signals().await?;
        let has = |word: &str| can.iter().any(|one| one == word);
        let (has_buttons, has_markup) = (has("actions"), has("body-markup"));
        Ok(Self { proxy, signals, has_buttons, has_markup, shown: Vec::new() })
    }

    async fn show(&mut self, notice: &Notice) -> zbus::Result<()> {
        let Notice { subject, title, text, buttons } = notice;
        let known = self.shown.iter().position(|(one, _)| one == subject);
        let replaces = known.map_or(0, |index| self.shown.remove(index).1);
        if self.shown.len() >= SHOWN {
            let (oldest, _) = self.shown[0];
            self.withdraw(oldest).await;
        }
        let text = if self.has_markup { escaped(text) } else { text.clone() };
        let open = (Press::Open, "Open".to_owned());
        let buttons = std::iter::once(&open)
            .chain(buttons.iter().filter(|(press, _)| matches!(press, Press::Snooze | Press::Done)));
        let actions: Vec<&str> = if self.has_buttons {
            buttons.flat_map(|(press, words)| [key(*press), words.as_str()]).collect()
        } else {
            Vec::new()
        };
        let hints: HashMap<&str, Value<'_>> = HashMap::from([
            ("desktop-entry", Value::from(APP_ID)),
            // Soleus plays its own sounds, or none if the person wants none.
            ("suppress-sound", Value::from(true)),
            ("urgency", Value::from(URGENCY)),
        ]);
        let body = ("Soleus", replaces, APP_ID, title.as_str(), text, actions, hints, EXPIRES);
        let id: u32 = self.proxy.call("Notify", &body).await?;
        self.shown.push((*subject, id));
        Ok(())
    }

    async fn withdraw(&mut self, subject: u32) {
        if let Some(index) = self.shown.iter().position(|(one, _)| *one == subject) {
            let (_, id) = self.shown.remove(index);
            // One that has closed by itself is an error to some services.
            let _ = self.proxy.call::<_, _, ()>("CloseNotification", &id).await;
        }
    }

    /// What a signal means for one of our notices; one that has closed is forgotten.
    fn answer(&mut self, message: &Message) -> Option<Answer> {
        let (header, body) = (message.header(), message.body());
        let (id, press) = match header.member()?.as_str() {
            "ActionInvoked" => {
                let (id, key): (u32, String) = body.deserialize().ok()?;
                (id, press(&key))
            }
            "NotificationClosed" => (body.deserialize::<(u32, u32)>().ok()?.0, None),
            _ => return None,
        };
        let index = self.shown.iter().position(|(_, one)| *one == id)?;
        let (subject, _) = self.shown[index];
        if press.is_none() {
            self.shown.remove(index);
        }
        press.map(|press| Answer { subject, press })
    }
}

fn key(press: Press) -> &'static str {
    match press {
        Press::Open => "default",
        Press::Snooze => "snooze",
        Press::Done => "done",
        Press::Unseen => "unseen",
    }
}

fn press(key: &str) -> Option<Press> {
    [Press::Open, Press::Snooze, Press::Done].into_iter().find(|press| self::key(*press) == key)
}

/// The text as it is, for a service that would read "<" as the start of a tag.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
