"""A day with the real window, as a screen reader sees it: only names, roles and actions, no pixels.

Each step waits for what it expects until a deadline; nothing sleeps for a fixed time. A failure prints the whole tree.
Started by tests/desktop/run, which gives it a screen, a home and an accessibility bus of its own.
"""

import json
import os
import stat
import subprocess
import sys
import time

import pyatspi

BINARY = os.environ["SOLEUS_BINARY"]
JOURNAL = os.path.join(os.environ["XDG_DATA_HOME"], "soleus", "journal.db")
# Mesa, which draws in memory here, writes one line for each frame into a file of this folder.
FRAMES = os.path.join(os.environ["HOME"], "frames")
COUNTED = dict(os.environ, GALLIUM_HUD="fps", GALLIUM_HUD_PERIOD="0", GALLIUM_HUD_VISIBLE="false", GALLIUM_HUD_DUMP_DIR=FRAMES)
# How long a step may take on a slow machine, and how long a change from outside may stay unseen.
PATIENCE_S = 20.0
SEEN_S = 1.0
BUTTONS = ("push button", "button", "menu item", "toggle button")
CHOICES = ("check box", "toggle button", "radio button", "push button", "button")
TEXTS = ("label", "static", "text", "notification", "status bar")
TIMERS = ("timer", "label", "unknown", "filler")
FIELDS = ("entry", "text", "document text", "terminal")

passed = []


class Missing(Exception):
    """What was expected did not come in time."""


def desktop_tree():
    """Every object of our window, with its depth."""
    open_nodes = []
    for application in pyatspi.Registry.getDesktop(0):
        try:
            if application is not None and application.get_process_id() == window.pid:
                open_nodes.append((application, 0))
        except Exception:
            continue
    while open_nodes:
        node, depth = open_nodes.pop()
        yield node, depth
        try:
            children = [node.getChildAtIndex(index) for index in range(node.childCount)]
        except Exception:
            # The frame changed while it was read; the next look finds the new one.
            continue
        open_nodes.extend((child, depth + 1) for child in reversed(children) if child is not None)


def look(matches, roles):
    for node, _ in desktop_tree():
        try:
            if node.getRoleName() in roles and matches(node.name or ""):
                return node
        except Exception:
            continue
    return None


def until(what, attempt, patience_s=PATIENCE_S):
    """Asks again until there is an answer; the answer and how long it took."""
    began = time.monotonic()
    while True:
        found = attempt()
        if found:
            return found, time.monotonic() - began
        if window.poll() is not None and "window has closed" not in what:
            raise Missing(f"{what}: the program ended with status {window.returncode}")
        if time.monotonic() - began > patience_s:
            raise Missing(f"{what}: not there after {patience_s:.0f} s")
        time.sleep(0.02)


def named(*names, starts=None, roles=BUTTONS):
    """A control with one of these names, or whose name starts so."""
    words = " or ".join(f'"{name}"' for name in names) or f'"{starts}…"'
    matches = lambda name: name in names or (starts is not None and name.startswith(starts))
    return until(f"{roles[0]} {words}", lambda: look(matches, roles))[0]


def gone(what, *names, starts=None, roles=BUTTONS):
    matches = lambda name: name in names or (starts is not None and name.startswith(starts))
    until(what, lambda: look(matches, roles) is None)


def press(node):
    node.queryAction().doAction(0)


def state(node, wanted):
    return node.getState().contains(wanted)


def run(*arguments):
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=PATIENCE_S)


def step(name):
    """Counts a promise that was kept."""
    passed.append(name)
    print(f"ok {len(passed)} - {name}", flush=True)


def start():
    global window
    os.makedirs(FRAMES, exist_ok=True)
    window = subprocess.Popen([BINARY], stdout=sys.stderr, env=COUNTED)
    # A display in memory may still have no OpenGL when it is first asked; then the program ends at once and says so.
    for _ in range(3):
        try:
            window.wait(timeout=1.5)
        except subprocess.TimeoutExpired:
            return
        window = subprocess.Popen([BINARY], stdout=sys.stderr, env=COUNTED)


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


def quit_from_menu():
    press(named("Menu"))
    press(named("Quit", starts="Quit"))
    until("the window has closed", lambda: window.poll() is not None)
    assert window.returncode == 0, f"the window ended with status {window.returncode}"


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
    window.kill()
    window.wait()
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


def show_tree():
    print("\nWhat was on the screen:", file=sys.stderr)
    for node, depth in desktop_tree():
        try:
            print(f"{'  ' * depth}{node.getRoleName()} {node.name!r}", file=sys.stderr)
        except Exception:
            continue


def main():
    status = 0
    try:
        first_day()
        file_afterwards()
        next_day()
    except (Missing, AssertionError, KeyError, ValueError, NotImplementedError, subprocess.SubprocessError) as error:
        status = 1
        print(f"not ok {len(passed) + 1} - after \"{passed[-1] if passed else 'the start'}\": {error!r}", file=sys.stderr)
        show_tree()
    finally:
        if window is not None and window.poll() is None:
            window.kill()
            window.wait()
    print(f"{len(passed)} passed, {status} failed")
    return status


window = None
sys.exit(main())
