"""What a recording of the loudspeaker holds: which tones, how long, with which silences, and whether it clicks."""

import array
import math
import operator

RATE_HZ = 44_100
# Only these pitches occur; 659 and 660 are the same to any ear.
PITCHES_HZ = (330, 440, 523, 660, 784, 880)
STEP = RATE_HZ // 200
WINDOW = 2 * STEP
# A run shorter than this is where one tone passes into the next.
SHORTEST_MS = 20
# Less than this part of the loudest moment is a fade, and less than this in all is the noise of rounding.
QUIET = 0.1
NOISE = 30


def wave(function, hz):
    return [function(2 * math.pi * hz * index / RATE_HZ) for index in range(WINDOW)]


WAVES = {hz: (wave(math.sin, hz), wave(math.cos, hz)) for hz in PITCHES_HZ}


def dot(one, other):
    return sum(map(operator.mul, one, other))


def pitch(window):
    """The pitch that holds most of the window's energy, or "?" when none holds most of it."""
    energy = dot(window, window)
    powers = {hz: dot(window, sine) ** 2 + dot(window, cosine) ** 2 for hz, (sine, cosine) in WAVES.items()}
    best = max(powers, key=powers.get)
    # A pure tone has all of it: power = energy * length / 2.
    return best if powers[best] > 0.6 * energy * WINDOW / 2 else "?"


def runs(samples):
    """Tones and silences in order, as (pitch or 0, milliseconds); silence before and after is left out."""
    loudest = peak(samples)
    if loudest < NOISE:
        return []
    found = []
    for at in range(0, len(samples) - WINDOW, STEP):
        middle = samples[at + STEP // 2 : at + STEP + STEP // 2]
        sound = pitch(samples[at : at + WINDOW]) if peak(middle) > QUIET * loudest else 0
        if found and found[-1][0] == sound:
            found[-1][1] += 1
        else:
            found.append([sound, 1])
    joined = []
    for sound, steps in found:
        if steps * STEP * 1000 / RATE_HZ < SHORTEST_MS:
            continue
        if joined and joined[-1][0] == sound:
            joined[-1][1] += steps
        else:
            joined.append([sound, steps])
    while joined and joined[0][0] == 0:
        joined.pop(0)
    while joined and joined[-1][0] == 0:
        joined.pop()
    return [(sound, round(steps * STEP * 1000 / RATE_HZ)) for sound, steps in joined]


def peak(samples):
    return max(max(samples, default=0), -min(samples, default=0))


def steepest(samples):
    """The greatest jump between two samples, as a part of the peak; a click is far above any tone of ours."""
    jumps = map(operator.sub, samples[1:], samples[:-1])
    return max(map(abs, jumps), default=0) / max(peak(samples), 1)


def samples(data):
    whole = array.array("h")
    whole.frombytes(data[: len(data) // 2 * 2])
    return whole
