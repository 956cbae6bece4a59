//! The loudspeaker on Linux: a `PulseAudio` server, or `PipeWire`, which speaks the same protocol on a local socket.

use std::os::unix::net::UnixStream;
use std::time::Duration;

use futures_lite::io::Cursor;
use pulseaudio::protocol::stream::BufferAttr;
use pulseaudio::protocol::{ChannelMap, PlaybackStreamParams, SampleFormat, SampleSpec};
use pulseaudio::{Client, ClientError};

use super::cue::{Cue, RATE_HZ};
use crate::platform::wait::within;

/// How long the server may take beyond the cue itself; a device that slept needs about one second.
const PATIENCE: Duration = Duration::from_secs(3);
/// As long as every cookie is.
const COOKIE_BYTES: usize = 256;
/// What the server holds: 200 ms. More would make some servers start late, less would stutter on a busy computer.
const AHEAD_BYTES: u32 = RATE_HZ * 2 / 5;
/// Sound starts when this much has arrived: 40 ms.
const START_BYTES: u32 = RATE_HZ * 2 / 25;

/// Knows the server it spoke to last, and finds it again after it was started anew.
#[derive(Debug, Default)]
pub(super) struct Speaker {
    server: Option<Client>,
}

impl Speaker {
    /// Plays to the end, or gives up in silence.
    pub(super) async fn play(&mut self, cue: Cue, volume: u8) {
        let bytes: Vec<u8> = cue.samples(volume, RATE_HZ).into_iter().flat_map(i16::to_le_bytes).collect();
        let limit = cue.duration() + PATIENCE;
        if let Some(server) = self.server.take() {
            match within(limit, sound(&server, bytes.clone())).await {
                Some(Ok(())) => return self.server = Some(server),
                // The server has gone since the last cue; perhaps there is a new one.
                Some(Err(_)) => {}
                // It hangs. By now the cue would tell of a moment that is over.
                None => return,
            }
        }
        let Ok(server) = connect() else { return };
        if let Some(Ok(())) = within(limit, sound(&server, bytes)).await {
            self.server = Some(server);
        }
    }
}

fn connect() -> Result<Client, ClientError> {
    // A server on another computer is none for us: only paths of local sockets are looked at.
    let path = pulseaudio::socket_path_from_env().ok_or(ClientError::ServerUnavailable)?;
    let cookie = pulseaudio::cookie_path_from_env().and_then(|path| std::fs::read(path).ok());
    // A server of the same person asks for no cookie but hangs up on a caller that shows none.
    let cookie = cookie.filter(|cookie| cookie.len() == COOKIE_BYTES).unwrap_or_else(|| vec![0; COOKIE_BYTES]);
    let socket = UnixStream::connect(path)?;
    // The greeting is waited for without async; whoever listens there may be dead.
    socket.set_read_timeout(Some(PATIENCE))?;
    socket.set_write_timeout(Some(PATIENCE))?;
    Client::new_unix(c"Soleus", socket, Some(cookie))
}

/// A stream for each cue, so that the device may sleep between them. It ends when this is no longer waited for.
async fn sound(client: &Client, bytes: Vec<u8>) -> Result<(), ClientError> {
    let params = PlaybackStreamParams {
        sample_spec: SampleSpec { format: SampleFormat::S16Le, channels: 1, sample_rate: RATE_HZ },
        channel_map: ChannelMap::mono(),
        buffer_attr: BufferAttr { target_length: AHEAD_BYTES, pre_buffering: START_BYTES, ..BufferAttr::default() },
        ..PlaybackStreamParams::default()
    };
    client.create_playback_stream(params, Cursor::new(bytes)).await?.play_all().await
}
