//! The session bus of a Linux desktop: connecting with a limit, and only to a local socket.

use std::time::Duration;

use zbus::address::Transport;
use zbus::connection::Builder;
use zbus::{Address, Connection};

use super::wait::within;

/// How long a service may take to answer; one that is started by the first call needs a few seconds.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the bus itself may take.
const GREETING: Duration = Duration::from_secs(2);

/// A connection of its own; services forget what it asked for when it is dropped. `None` where there is no bus.
pub(super) async fn session() -> Option<Connection> {
    let address = local(Address::session().ok()?)?;
    let builder = Builder::address(address).ok()?.method_timeout(PATIENCE);
    within(GREETING, builder.build()).await?.ok()
}

/// Addresses may also name another computer or a program to start; neither is ours to follow.
fn local(address: Address) -> Option<Address> {
    matches!(address.transport(), Transport::Unix(_)).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_local_socket_is_a_bus_for_us() {
        let is_ours = |text: &str| local(text.parse().unwrap()).is_some();
        assert!(is_ours("unix:path=/run/user/1000/bus"));
        assert!(is_ours("unix:abstract=/tmp/dbus-test"));
        assert!(!is_ours("tcp:host=example.org,port=1234"));
        assert!(!is_ours("unixexec:path=/bin/sh"));
    }
}
