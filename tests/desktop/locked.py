"""A journal with a passphrase in the real window: it is typed, entries are looked at, and the window is locked. After that
the memory of the process holds neither a note nor the passphrase. Linux lets one look there; a core dump is the same.
"""

import os
import subprocess
import sys

import reader
from reader import FIELDS, JOURNAL, look, named, press, run, start, step, until

NOTE = "zebranote"
WORDS = "violin harbour copper meadow"
SECRET = (*FIELDS, "password text")


def in_memory():
    """How often note and passphrase stand in the memory of the window, as bytes and as wide letters."""
    forms = [(name, word.encode(code)) for name, word in (("note", NOTE), ("passphrase", WORDS)) for code in ("utf-8", "utf-16-le", "utf-32-le")]
    found = {"note": 0, "passphrase": 0}
    with open(f"/proc/{reader.window.pid}/maps", encoding="ascii") as maps, open(f"/proc/{reader.window.pid}/mem", "rb", 0) as memory:
        for line in maps:
            place, rights = line.split()[:2]
            first, last = (int(number, 16) for number in place.split("-"))
            if "r" not in rights:
                continue
            try:
                memory.seek(first)
                part = memory.read(last - first)
            except (OSError, OverflowError, ValueError):
                # Memory of a device, which is nobody's notes.
                continue
            for name, word in forms:
                found[name] += part.count(word)
    return found


def keys(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, timeout=reader.PATIENCE_S)


def open_window():
    start()
    found = lambda: subprocess.run(["xdotool", "search", "--name", "^Soleus$"], capture_output=True, text=True).stdout.split()
    keys("windowfocus", "--sync", until("the window", found)[0][0])


def unlock():
    named("Passphrase", roles=SECRET)
    keys("type", "--delay", "30", WORDS)
    keys("key", "Return")
    named(starts="History", roles=("page tab", "tab"))


def locked():
    for number in range(5):
        assert run("log", "5", "--notes", f"{NOTE}{number}").returncode == 0
    file = os.path.join(os.environ["HOME"], "passphrase")
    with open(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="ascii") as words:
        words.write(WORDS + "\n")
    assert run("passphrase", "set", "--passphrase-file", file).returncode == 0
    with open(JOURNAL, "rb") as journal:
        assert NOTE.encode() not in journal.read()
    step("the file holds no note any more")

    open_window()
    unlock()
    press(named(starts="History", roles=("page tab", "tab")))
    until("the notes on the screen", lambda: look(lambda name: NOTE in name, ("list item", "label", "static", "button", "push button")))
    until("note and passphrase in the memory of an open journal", lambda: all(in_memory().values()))
    step("the passphrase opens the journal and shows its notes")

    keys("key", "ctrl+l")
    named("Passphrase", roles=SECRET)
    until(f"nothing of it in memory, but {in_memory()}", lambda: not any(in_memory().values()))
    step("after a lock neither notes nor the passphrase are in memory")
    unlock()
    step("and it opens again")


if __name__ == "__main__":
    sys.exit(reader.main(locked))
