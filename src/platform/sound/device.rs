//! The loudspeaker on Windows and macOS: the default device, opened for each cue.

use std::time::Duration;

use async_io::Timer;
use cpal::traits::{DeviceTrait as _, HostTrait as _, StreamTrait as _};
use cpal::{Device, FromSample, SampleFormat, SizedSample, Stream, StreamConfig};

use super::cue::Cue;

/// How long a device may take to open.
const PATIENCE: Duration = Duration::from_secs(2);
/// What is still in the device's own buffer when the last sample was handed over.
const TAIL: Duration = Duration::from_millis(200);

/// Holds nothing between cues, so that the device may sleep.
#[derive(Debug, Default)]
pub(super) struct Speaker {}

impl Speaker {
    /// Plays to the end, or gives up in silence.
    pub(super) async fn play(&mut self, cue: Cue, volume: u8) {
        if let Some(stream) = open(cue, volume)
            && stream.play().is_ok()
        {
            Timer::after(cue.duration() + TAIL).await;
        }
    }
}

fn open(cue: Cue, volume: u8) -> Option<Stream> {
    let device = cpal::default_host().default_output_device()?;
    let config = device.default_output_config().ok()?;
    match config.sample_format() {
        SampleFormat::F32 => stream::<f32>(&device, config.into(), cue, volume),
        SampleFormat::I32 => stream::<i32>(&device, config.into(), cue, volume),
        SampleFormat::I16 => stream::<i16>(&device, config.into(), cue, volume),
        _ => None,
    }
}

fn stream<T: SizedSample + FromSample<i16>>(
    device: &Device,
    config: StreamConfig,
    cue: Cue,
    volume: u8,
) -> Option<Stream> {
    let channels = usize::from(config.channels).max(1);
    let mut samples = cue.samples(volume, config.sample_rate).into_iter();
    let fill = move |frames: &mut [T], _: &cpal::OutputCallbackInfo| {
        for frame in frames.chunks_mut(channels) {
            frame.fill(T::from_sample(samples.next().unwrap_or_default()));
        }
    };
    // A device that is pulled out in the middle of a cue is silence.
    device.build_output_stream(config, fill, |_| (), Some(PATIENCE)).ok()
}
