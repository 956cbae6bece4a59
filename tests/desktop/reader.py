"""The real window as a screen reader sees it: only names, roles and actions, no pixels.

Each step waits for what it expects until a deadline; nothing sleeps for a fixed time. A failure prints the whole tree.
"""

import os
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

window = None
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
    # What was answered just before may be what makes it a button that can be pressed.
    until(f'"{node.name}" can be pressed', lambda: can_be_pressed(node))
    node.queryAction().doAction(0)


def can_be_pressed(node):
    if "Action" in node.get_interfaces():
        return True
    node.clearCache()
    return False


def state(node, wanted):
    return node.getState().contains(wanted)


def run(*arguments):
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=PATIENCE_S)


def step(name):
    """Counts a promise that was kept."""
    passed.append(name)
    print(f"ok {len(passed)} - {name}", flush=True)


def start(**more):
    """Opens the window; `more` are variables of its environment."""
    global window
    os.makedirs(FRAMES, exist_ok=True)
    opened = lambda: subprocess.Popen([BINARY], stdout=sys.stderr, env=dict(COUNTED, **more))
    window = opened()
    # A display in memory may still have no OpenGL when it is first asked; then the program ends at once and says so.
    for _ in range(3):
        try:
            window.wait(timeout=1.5)
        except subprocess.TimeoutExpired:
            return
        window = opened()


def quit_from_menu():
    press(named("Menu"))
    press(named("Quit", starts="Quit"))
    until("the window has closed", lambda: window.poll() is not None)
    assert window.returncode == 0, f"the window ended with status {window.returncode}"


def kill():
    """Ends the window as a crash would."""
    window.kill()
    window.wait()


def show_tree():
    print("\nWhat was on the screen:", file=sys.stderr)
    for node, depth in desktop_tree():
        try:
            print(f"{'  ' * depth}{node.getRoleName()} {node.name!r}", file=sys.stderr)
        except Exception:
            continue


def main(*days):
    """Lives through the days in order; the number of steps that failed."""
    status = 0
    try:
        for day in days:
            day()
    except (Missing, AssertionError, KeyError, ValueError, NotImplementedError, subprocess.SubprocessError) as error:
        status = 1
        print(f"not ok {len(passed) + 1} - after \"{passed[-1] if passed else 'the start'}\": {error!r}", file=sys.stderr)
        show_tree()
    finally:
        if window is not None and window.poll() is None:
            kill()
    print(f"{len(passed)} passed, {status} failed")
    return status
