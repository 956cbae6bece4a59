"""A day with the real window, as a screen reader sees it. Started by tests/desktop/run, which gives it a screen, a home
and an accessibility bus of its own.
"""

import json
import os
import stat
import subprocess
import sys
import time

import pyatspi
import reader
from reader import (
    BUTTONS,
    CHOICES,
    FIELDS,
    FRAMES,
    JOURNAL,
    SEEN_S,
    TEXTS,
    TIMERS,
    gone,
    look,
    named,
    press,
    quit_from_menu,
    run,
    start,
    state,
    step,
    until,
)


def frames_in(seconds):
    """How many frames the window draws by itself in this time. The one measure that has to take a fixed time."""

    def drawn():
        with open(os.path.join(FRAMES, "fps"), encoding="ascii") as file:
            return sum(1 for _ in file)

    before = drawn()
    time.sleep(seconds)
    return drawn() - before


def count_frames():
    """A running session draws as many frames as its figure needs."""
    counts = []

    def counted(what, seconds, most):
        frames = frames_in(seconds)
        counts.append(f"{what} {frames} frames in {seconds} s")
        assert frames <= most * seconds + 1, f"{counts}: more than {most} a second"
        return frames

    named("Stop, it hurts")
    waits = look(lambda name: name == "Go on", BUTTONS)
    if waits is not None:
        # On a slow machine the start took longer than the fifteen seconds after which it waits.
        press(waits)
        named("Pause")
    press(named("Skip"))
    named(starts="Back, both legs", roles=TIMERS)
    assert counted("moving", 4, 30) > 4, f"{counts}: the figure stands still"
    press(named("Skip"))
    named(starts="Get ready", roles=TIMERS)
    # What follows a press: the word for the reader, and the light of the button.
    time.sleep(1)
    counted("counting", 5, 1)
    press(named("Pause"))
    named(starts="Paused", roles=TIMERS)
    time.sleep(4)
    assert counted("paused", 4, 0) == 0, counts
    step("frames drawn: " + ", ".join(counts))


def first_day():
    start()
    press(named("Start my journal"))
    step("the first page makes a journal with one press")

    named(starts="Save a pain score", roles=("panel", "grouping", "group", "filler", "section"))
    press(named("Pain 6"))
    named(starts="Saved 6, left calf", roles=TEXTS)
    step("one press on a number saves an entry and says so")

    press(named("Add details"))
    tight = named("Tight", roles=CHOICES)
    press(tight)
    until("Tight is ticked", lambda: state(named("Tight", roles=CHOICES), pyatspi.STATE_CHECKED))
    # The notes may stand behind a heading that opens them.
    field = lambda: look(lambda name: name.startswith("Notes") or name == "Your words", FIELDS)
    if field() is None:
        press(named(starts="Notes"))
    notes, _ = until("the field for notes", field)
    notes.queryEditableText().setTextContents("after the stairs")
    until("the notes are in the field", lambda: "after the stairs" in notes.queryText().getText(0, -1))
    press(named("Save entry", "Save"))
    step("details can be added: a kind of pain and notes")

    def saved():
        entries = json.loads(run("list", "--json").stdout)["episodes"]
        return [(entry["nrs_worst"], entry["kinds"], entry["notes"]) for entry in entries] == [
            (6, ["tight"], "after the stairs")
        ]

    until("the details in the file", saved)
    step("another program reads the entry while the window is open")

    row = named(starts="Edit entry ").name.removeprefix("Edit entry ")
    press(named(f"Delete entry {row}"))
    gone("the row goes away", f"Edit entry {row}")
    named(starts="Deleted entry", roles=TEXTS)
    press(named("Undo"))
    named(f"Edit entry {row}")
    step("a deleted entry comes back with Undo")

    logged = run("log", "5")
    assert logged.returncode == 0, logged.stderr
    has_five = lambda name: ", pain 5" in name
    _, seconds = until("the entry from the command line", lambda: look(has_five, BUTTONS))
    assert seconds < SEEN_S, f"it took {seconds:.2f} s"
    step(f"an entry from the command line is on the screen at once ({seconds:.2f} s)")

    press(named(starts="Warning signs", roles=("page tab", "tab")))
    press(named("No", roles=CHOICES))
    press(named("Swelling, left leg", roles=CHOICES))
    press(named("None of the signs, next"))
    named("None of these: The whole body")
    press(named(starts="Back to step 1"))
    press(named("Yes", roles=CHOICES))
    named(starts="Emergency: Call", roles=("alert", "dialog", "panel", "notification"))
    named(starts="Sit up and rest", roles=TEXTS)
    step("swelling and a yes to the first question say at once whom to call")
    rules = run("triage", "--rules")
    assert rules.returncode == 0 and "E1  emergency" in rules.stdout, rules
    press(named("Undo", starts="Undo: save check"))
    step("the check can be taken back, and the rules are readable in a terminal")

    quit_from_menu()
    step("the menu closes the window")


def file_afterwards():
    entries = json.loads(run("list", "--json").stdout)["episodes"]
    assert sorted(entry["nrs_worst"] for entry in entries) == [5, 6], entries
    step("the command line finds both entries after the window is closed")

    query = "SELECT nrs_worst, side, notes FROM episode ORDER BY nrs_worst"
    rows = subprocess.run(["sqlite3", "-readonly", JOURNAL, query], capture_output=True, text=True, check=True)
    assert rows.stdout.split("\n")[:2] == ["5|left|", "6|left|after the stairs"], rows.stdout
    left_behind = [name for name in os.listdir(os.path.dirname(JOURNAL)) if name.endswith(("-wal", "-journal", "-shm"))]
    assert not left_behind, left_behind
    assert stat.S_IMODE(os.stat(JOURNAL).st_mode) == 0o600, oct(os.stat(JOURNAL).st_mode)
    step("the plain sqlite3 program reads the one file, and only its owner may")


def next_day():
    start()
    named(starts="Undo: log 5")
    step("after a restart Undo still names the last step")

    press(named(starts="Warning signs", roles=("page tab", "tab")))
    press(named("No", roles=CHOICES))
    press(named("None of the signs, next"))
    for group in ("The leg", "Back, nerves, speech", "The whole body", "Walking and sores"):
        press(named(f"None of these: {group}"))
    press(named("See the result"))
    named("Nothing is paused", roles=("heading", "label"))
    step("a clear check opens the routines")

    press(named(starts="Routines", roles=("page tab", "tab")))
    press(named("Start Getting moving"))
    press(named("Skip and begin"))
    named(starts="Get ready", roles=TIMERS)
    time.sleep(2)
    reader.kill()
    start()
    named(starts="You stopped in the middle of Getting moving", roles=("heading", "label"))
    press(named("Go on"))
    named("Stop, it hurts")
    step("a session that was killed goes on where it was")
    count_frames()
    press(named("Stop, it hurts"))
    press(named("Chest pain or hard to breathe"))
    named(starts="Emergency: Call", roles=("alert", "dialog", "panel", "notification"))
    step("stop, it hurts leads to the emergency card at once")
    quit_from_menu()


if __name__ == "__main__":
    sys.exit(reader.main(first_day, file_afterwards, next_day))
