"""Starts the window and a bare one in turns and looks at the screen, the memory and the processor from outside."""

import datetime
import os
import statistics
import subprocess
import sys
import time

from screen import Screen

SOLEUS = os.environ["SOLEUS_BINARY"]
BARE = os.environ["BARE_BINARY"]
HOME = os.environ["HOME"]
FRAMES = os.path.join(HOME, "frames")
ENTRIES = 100_000
STARTS = 11
IDLE_S = 10
PATIENCE_S = 60
# Start with all entries against the bare window, and against no entries; and how much more memory than the bare window.
AGAINST_BARE = 1.25
AGAINST_EMPTY = 1.1
MEMORY_MB = 30


def started(command, screen, extra=None):
    """Starts a window, and waits until it is on the screen. Returns it with the time until then, in seconds."""
    until_dark(screen)
    began = time.monotonic()
    window = subprocess.Popen(command, env=dict(os.environ, **(extra or {})), stderr=subprocess.DEVNULL)
    while screen.colour() == 0:
        assert window.poll() is None, f"{command} ended with {window.returncode}"
        assert time.monotonic() - began < PATIENCE_S, f"{command} shows nothing"
        time.sleep(0.001)
    return window, time.monotonic() - began


def until_dark(screen):
    began = time.monotonic()
    while screen.colour() != 0:
        assert time.monotonic() - began < PATIENCE_S, "the last window is still there"
        time.sleep(0.005)


def ended(window):
    window.terminate()
    window.wait()


def ticks(window):
    """Hundredths of a second that the processor has spent on it."""
    with open(f"/proc/{window.pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def at_rest(window):
    """Waits until the processor has nothing to do with it for a second. What it loads behind the first picture is part of it."""
    began, last, still = time.monotonic(), ticks(window), time.monotonic()
    while time.monotonic() - still < 1:
        assert time.monotonic() - began < PATIENCE_S, "the window never comes to rest"
        time.sleep(0.1)
        if ticks(window) != last:
            last, still = ticks(window), time.monotonic()


def memory_mb(window):
    with open(f"/proc/{window.pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024


def frames():
    try:
        with open(os.path.join(FRAMES, "fps"), encoding="ascii") as file:
            return sum(1 for _ in file)
    except FileNotFoundError:
        return 0


def journals():
    """A journal with nothing in it, and one with 100,000 entries, each an import of a table."""
    first = datetime.datetime(2017, 1, 1, 6, 0)
    made = []
    for name, count in (("empty", 1), ("large", ENTRIES)):
        table = os.path.join(HOME, name + ".csv")
        with open(table, "w", encoding="ascii") as file:
            file.write("Day,Clock,Pain,Leg,Words\n")
            for number in range(count):
                at = first + datetime.timedelta(minutes=53 * number)
                leg = "right" if number % 3 == 0 else "left"
                file.write(f"{at:%Y-%m-%d},{at:%H:%M},{number % 11},{leg},after the stairs at work number {number % 500}\n")
        journal = os.path.join(HOME, name + ".db")
        columns = "date=Day,time=Clock,score=Pain,side=Leg,note=Words"
        subprocess.run([SOLEUS, "--journal", journal, "import", table, "--map", columns], check=True, stdout=subprocess.DEVNULL)
        if name == "empty":
            subprocess.run([SOLEUS, "--journal", journal, "undo"], check=True, stdout=subprocess.DEVNULL)
        made.append(journal)
    return made


def main():
    empty, large = journals()
    screen = Screen()
    windows = {
        "bare": [BARE],
        "empty": [SOLEUS, "--journal", empty],
        "large": [SOLEUS, "--journal", large],
    }
    times = {name: [] for name in windows}
    # In turns, so that all meet the same machine; the first of each only warms it up.
    for turn in range(STARTS + 1):
        for name, command in windows.items():
            window, seconds = started(command, screen)
            ended(window)
            if turn > 0:
                times[name].append(seconds)
    memory = {}
    for name, command in windows.items():
        window, _ = started(command, screen)
        at_rest(window)
        memory[name] = memory_mb(window)
        ended(window)
    os.makedirs(FRAMES, exist_ok=True)
    counted = {"GALLIUM_HUD": "fps", "GALLIUM_HUD_PERIOD": "0", "GALLIUM_HUD_VISIBLE": "false", "GALLIUM_HUD_DUMP_DIR": FRAMES}
    window, _ = started(windows["large"], screen, counted)
    at_rest(window)
    drawn, spent = frames(), ticks(window)
    assert drawn > 0, "no frame was counted"
    time.sleep(IDLE_S)
    drawn, spent = frames() - drawn, ticks(window) - spent
    ended(window)

    start = {name: statistics.median(found) for name, found in times.items()}
    missed = []

    def row(what, value, bar, holds):
        print(f"| {what} | {value} | {bar} |")
        if not holds:
            missed.append(what)

    print("| what | measured | bar |\n|---|---|---|")
    for name, words in (("bare", "a bare window"), ("empty", "no entries"), ("large", "100,000 entries")):
        print(f"| start to first picture, {words} | {start[name] * 1000:.0f} ms | |")
    ratio = start["large"] / start["bare"]
    row("100,000 entries against a bare window", f"{ratio:.2f} times", f"{AGAINST_BARE} times", ratio <= AGAINST_BARE)
    ratio = start["large"] / start["empty"]
    row("100,000 entries against none", f"{ratio:.2f} times", f"{AGAINST_EMPTY} times", ratio <= AGAINST_EMPTY)
    print(f"| memory at rest, a bare window | {memory['bare']:.0f} MB | |")
    print(f"| memory at rest, no entries | {memory['empty']:.0f} MB | |")
    more = memory["large"] - memory["bare"]
    row("memory at rest, 100,000 entries, more than a bare window", f"{more:.0f} MB", f"{MEMORY_MB} MB", more <= MEMORY_MB)
    row(f"frames of an idle window in {IDLE_S} s", drawn, 0, drawn == 0)
    row(f"processor time of it in {IDLE_S} s", f"{spent * 10} ms", "0 ms", spent == 0)
    print(f"| the program, with the names of its functions | {os.path.getsize(SOLEUS) / 1e6:.1f} MB | |")
    sys.exit(f"bars missed: {'; '.join(missed)}" if missed else 0)


main()
