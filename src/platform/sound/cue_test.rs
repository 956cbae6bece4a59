//! What every cue keeps to, whatever its notes are.

use super::*;

#[test]
fn a_cue_is_as_long_as_its_notes_and_neither_clicks_nor_clips() {
    for cue in Cue::ALL {
        let samples = cue.samples(100, RATE_HZ);
        assert!(length_ms(&samples, RATE_HZ).abs_diff(cue.duration().as_millis()) <= 1, "{cue:?}");
        assert_eq!((samples.first(), samples.last()), (Some(&0), Some(&0)), "{cue:?} begins and ends in silence");
        let loudest = samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap();
        assert!(loudest <= 22_937, "{cue:?} reaches {loudest}");
        assert!(loudest >= 11_000, "{cue:?} reaches {loudest}");
        // The steepest wave is 880 Hz at its peak; a cut would jump by thousands.
        let steepest = samples.windows(2).map(|pair| (i32::from(pair[1]) - i32::from(pair[0])).abs()).max().unwrap();
        assert!(steepest < 3_000, "{cue:?} jumps by {steepest}");
    }
}

#[test]
fn the_volume_goes_from_silence_to_full_and_no_further() {
    let loudest = |volume| Cue::Begin.samples(volume, RATE_HZ).into_iter().max().unwrap();
    assert_eq!(loudest(0), 0);
    assert!(loudest(20) < loudest(60) && loudest(60) < loudest(100));
    assert_eq!(loudest(255), loudest(100));
    assert!(Cue::Halfway.samples(60, RATE_HZ).into_iter().max().unwrap() < loudest(60));
}

#[test]
fn pitches_are_those_of_the_design() {
    let pitches = |cue: Cue| cue.notes().iter().map(|note| note.hz).collect::<Vec<_>>();
    let designed: [(Cue, &[u16]); 10] = [
        (Cue::Tick, &[660]),
        (Cue::Begin, &[523, 784]),
        (Cue::Halfway, &[440]),
        (Cue::Switch, &[784, 523, 784]),
        (Cue::Rest, &[784, 523]),
        (Cue::Pause, &[330]),
        (Cue::GoOn, &[660]),
        (Cue::AllDone, &[523, 659, 784]),
        (Cue::SkinCheck, &[660, 660]),
        (Cue::IceEnd, &[880, 880, 880, 880]),
    ];
    for (cue, expected) in designed {
        assert_eq!(pitches(cue), expected, "{cue:?}");
    }
}

#[test]
fn each_cue_is_known_by_its_rhythm_alone() {
    let rhythm = |cue: Cue| cue.notes().iter().map(|note| (note.ms, note.gap_ms)).collect::<Vec<_>>();
    for (index, one) in Cue::ALL.into_iter().enumerate() {
        for other in Cue::ALL.into_iter().skip(index + 1) {
            assert_ne!(rhythm(one), rhythm(other), "{one:?} and {other:?}");
        }
    }
}

#[test]
fn another_rate_gives_the_same_sound() {
    let (one, other) = (Cue::AllDone.samples(60, 44_100), Cue::AllDone.samples(60, 48_000));
    assert!(length_ms(&one, 44_100).abs_diff(length_ms(&other, 48_000)) <= 1);
}

fn length_ms(samples: &[i16], rate_hz: u32) -> u128 {
    samples.len() as u128 * 1000 / u128::from(rate_hz)
}
