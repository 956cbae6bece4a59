"""What the window says by itself, and where the keyboard is: events of AT-SPI, in the order in which they came.

The words between two presses or keys are one answer; in one answer nothing is said twice, and nothing empty at all.
"""

import reader
import pyatspi
from gi.repository import GLib
from reader import until

# Each is "pressed" or "heard", and its words.
log = []
# What had the keyboard, one after the other.
focused = []


def listen():
    heard = lambda event: log.append(("heard", event.any_data or ""))
    pyatspi.Registry.registerEventListener(heard, "object:announcement")
    got = lambda event: focused.append(event.source) if event.detail1 else None
    pyatspi.Registry.registerEventListener(got, "object:state-changed:focused")


def pump():
    """Takes what has come; without it events wait."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def mark(what):
    """A press or a key: what comes after it is its answer."""
    pump()
    log.append(("pressed", what))


def answer():
    """What was said since the last press or key."""
    pump()
    last = max((place for place, (kind, _) in enumerate(log) if kind == "pressed"), default=-1)
    return [words for _, words in log[last + 1 :]]


def hears(start):
    """Waits until something that begins so is said in answer."""
    found = lambda: next((words for words in answer() if words.startswith(start)), None)
    try:
        return until(f"{start!r} is said", found)[0]
    except reader.Missing as missing:
        raise reader.Missing(f"{missing}; heard: {answer()}") from missing


def said_once(goes_round=False):
    """Holds all that was heard so far against the promise, and begins anew. What goes round by the clock, as a hold after each
    rest, may come again, but not twice in a row."""
    pump()
    said = []
    for kind, words in log:
        if kind == "pressed":
            said = []
            continue
        assert words.strip(), f"something empty was announced after {said}"
        assert words not in (said[-1:] if goes_round else said), f"{words!r} was announced twice"
        said.append(words)
    log.clear()
