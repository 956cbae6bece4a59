"""Learn in the real window, by keyboard and through the tree of a screen reader: a lay word is typed, the first answer is
read, its links and sources are there as buttons, nothing is opened without being asked, and the way back works.
"""

import os
import subprocess
import sys

import pyatspi
import reader
from reader import BUTTONS, FIELDS, TEXTS, look, named, press, run, start, state, step, until

HEADINGS = ("heading", *TEXTS)


def keys(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, timeout=reader.PATIENCE_S)


def heading(words):
    return until(f"the heading {words!r}", lambda: look(lambda name: name == words, HEADINGS))


def learn():
    assert run("log", "3").returncode == 0
    start()
    found = lambda: subprocess.run(["xdotool", "search", "--name", "^Soleus$"], capture_output=True, text=True).stdout.split()
    keys("windowfocus", "--sync", until("the window", found)[0][0])
    named(starts="Learn", roles=("page tab", "tab"))
    keys("key", "ctrl+9")
    heading("The calf")
    step("Ctrl+9 opens Learn with its headings")

    keys("key", "ctrl+f")
    # On a busy machine the first letters would come before the keyboard is there.
    field = named("Search in everything to read", roles=FIELDS)
    until("the keyboard is in the search", lambda: state(field, pyatspi.STATE_FOCUSED))
    keys("type", "--delay", "40", "charley horse")
    until("how many were found", lambda: look(lambda name: name.endswith(" results"), TEXTS))
    named("Muscle cramp at night", roles=BUTTONS)
    keys("key", "Return")
    heading("Muscle cramp at night")
    heading("To end a cramp")
    until("a sentence of it", lambda: look(lambda name: "Hold for 20 to 30 seconds" in name, TEXTS))
    step("a lay word finds the article, and Enter opens it")

    press(named(starts="Open source 19"))
    heading("Leave Soleus for this page?")
    press(named("Cancel"))
    step("a link into the web asks first")

    named("Print Muscle cramp at night")
    press(named("Read: Routines"))
    heading("Routines")
    keys("key", "F1")
    heading("Stretching and strength")
    keys("key", "Escape")
    heading("Routines")
    step("a page leads to what explains it, and Escape leads back")


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.exit(reader.main(learn))
