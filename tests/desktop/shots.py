"""Opens each page by its key and keeps what the screen shows when nothing changes any more."""

import os
import subprocess
import sys
import time

from screen import Screen, write_png

# Without a window manager the window is in the corner, in the size in which it first opens.
SIZE = (0, 0, 1100, 760)
PAGES = (
    ("today", "ctrl+1"),
    ("check", "F8"),
    ("trends", "ctrl+5"),
    ("sheet", "ctrl+8"),
    ("learn", "ctrl+9"),
)
PATIENCE_S = 60


def resting(screen, unlike):
    """The picture, once it is another one and three looks in a row are the same."""
    began, last, same = time.monotonic(), [], 0
    while same < 3:
        assert time.monotonic() - began < PATIENCE_S, "the picture never comes to rest"
        time.sleep(0.3)
        now = screen.part(*SIZE)
        same = same + 1 if now == last and now != unlike else 0
        last = now
    return last


def main(folder):
    screen = Screen()
    with subprocess.Popen([os.environ["SOLEUS_BINARY"], "demo"], stderr=subprocess.DEVNULL) as window:
        try:
            while screen.colour() == 0:
                time.sleep(0.02)
            # No window manager gives it the keyboard; the pointer lies where there is nothing to light up.
            focus = ["search", "--sync", "--onlyvisible", "--class", "^local.soleus.journal$", "windowfocus", "--sync"]
            subprocess.run(["xdotool", *focus, "mousemove", "1200", "880"], check=True)
            shown = []
            for name, key in PAGES:
                subprocess.run(["xdotool", "key", key], check=True)
                shown = resting(screen, shown)
                write_png(os.path.join(folder, name + ".png"), shown)
                print(f"{folder}/{name}.png")
        finally:
            window.terminate()


main(sys.argv[1])
