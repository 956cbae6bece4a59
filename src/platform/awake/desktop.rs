//! How a Linux desktop is asked: the screen saver of the session, or the portal where that is out of reach.

use std::collections::HashMap;

use zbus::zvariant::{OwnedObjectPath, Value};
use zbus::{Connection, Proxy};

use crate::platform::bus;

const SAVER: &str = "org.freedesktop.ScreenSaver";
const SAVER_PATH: &str = "/org/freedesktop/ScreenSaver";
const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PORTAL_PATH: &str = "/org/freedesktop/portal/desktop";
/// The portal's bit for "the session counts as used".
const IDLE: u32 = 8;

/// What a desktop gave us. It ends with the connection too, which is why each has one of its own.
#[derive(Debug)]
pub(super) struct Hold {
    connection: Connection,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Saver(u32),
    Portal(OwnedObjectPath),
}

impl Hold {
    /// `None` where nobody listens.
    pub(super) async fn take(reason: &str) -> Option<Self> {
        let connection = bus::session().await?;
        let kind = match saver(&connection, reason).await {
            Ok(cookie) => Kind::Saver(cookie),
            Err(_) => Kind::Portal(portal(&connection, reason).await.ok()?),
        };
        Some(Self { connection, kind })
    }

    /// Gives it back. A service that has gone has forgotten it anyway.
    pub(super) async fn release(self) {
        let Self { connection, kind } = self;
        let _: zbus::Result<()> = match kind {
            Kind::Saver(cookie) => match Proxy::new(&connection, SAVER, SAVER_PATH, SAVER).await {
                Ok(saver) => saver.call("UnInhibit", &cookie).await,
                Err(error) => Err(error),
            },
            Kind::Portal(request) => {
                match Proxy::new(&connection, PORTAL, request, "org.freedesktop.portal.Request").await {
                    Ok(request) => request.call("Close", &()).await,
                    Err(error) => Err(error),
                }
            }
        };
    }
}

async fn saver(connection: &Connection, reason: &str) -> zbus::Result<u32> {
    Proxy::new(connection, SAVER, SAVER_PATH, SAVER).await?.call("Inhibit", &("Soleus", reason)).await
}

async fn portal(connection: &Connection, reason: &str) -> zbus::Result<OwnedObjectPath> {
    let options = HashMap::from([("reason", Value::from(reason))]);
    let portal = Proxy::new(connection, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Inhibit").await?;
    // No parent window: the portal asks nothing for this.
    portal.call("Inhibit", &("", IDLE, options)).await
}
