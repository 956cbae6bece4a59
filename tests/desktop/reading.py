"""Reading the points of a chart with the keyboard, as somebody does who hears it. The value of a figure does not reach
AT-SPI, which knows no words as a value; the words stand below the figure, and are announced.
"""

import subprocess

import pyatspi
import reader
from reader import look, state, until
from spoken import page

FIGURES = ("panel", "image", "figure", "canvas", "drawing area", "filler")


def tool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=True, timeout=reader.PATIENCE_S).stdout


def to_front():
    """Gives the window the keys of the display: there is no window manager here that would."""
    shown = lambda: tool("search", "--onlyvisible", "--pid", str(reader.window.pid)).split()
    tool("windowfocus", until("the window on the display", shown)[0][-1])


def figure(start):
    return until(f"the figure {start!r}", lambda: look(lambda name: name.startswith(start), FIGURES))[0]


def focus(node):
    node.queryComponent().grabFocus()
    until(f"the keyboard is at {node.name!r}", lambda: state(node, pyatspi.STATE_FOCUSED))


def line_below(words):
    """The line below the figure, found by what it says first."""
    found = lambda: next((node for _, name, node in page() if name.startswith(words)), None)
    return until(f"the point {words!r}", found)[0]


def reads(start, points):
    """The figure whose name begins so gets the keyboard. Home reads the first of the points, Right one after the other up
    to the last, Left the one before it, End the last again. After each key its words are waited for.
    """
    to_front()
    focus(figure(start))
    tool("key", "Home")
    line = line_below(points[0])
    presses = [("Right", words) for words in points[1:]] + [("Left", points[-2]), ("End", points[-1])]
    for key, words in presses:
        tool("key", key)
        until(f"{words!r} after {key}", lambda: (line.name or "").startswith(words))
