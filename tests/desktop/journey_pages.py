"""Every page by keyboard alone: Tab goes round it and comes back, and Escape leads to where one came from."""

import ears
import promises
from journey_log import today
from promises import escape, key, keeps, opened, press_named
from reader import gone, named, step, until
from spoken import open_page

# The keys of the main pages and their headings.
PAGES = (
    ("ctrl+1", None),
    ("ctrl+2", "History"),
    ("ctrl+3", "Routines"),
    ("ctrl+4", "Warning signs"),
    ("ctrl+5", "Trends"),
    ("ctrl+6", "What helped"),
    ("ctrl+7", "Medicines"),
    ("ctrl+8", "Doctor's sheet"),
    ("ctrl+9", "Learn"),
    ("ctrl+comma", "Settings"),
)
# The page, the button on it, and the page it leads to.
WAYS = (
    ("Routines", "All exercises", "All exercises"),
    ("Routines", "Look at Getting moving", "Look at a routine"),
    ("Routines", "Make your own", "Your routine"),
    ("Routines", "Open your stage", "Your stage"),
    ("Routines", "Start the first-days plan", "First days"),
    ("Warning signs", "How this check works", "How this check works"),
    ("Trends", "Compare two periods", "Compare two periods"),
    ("Trends", "Activities I want back", "Activities I want back"),
    ("Trends", "Patterns that fit what you logged", "Patterns that fit"),
    ("Medicines", "Add a medicine", "Medicine"),
    ("Settings", "Ask me again", "About your health"),
    ("Settings", "Put back a backup…", "Put back a backup"),
    ("Settings", "Import from another app…", "Import"),
)


def rounds():
    stops = {}
    for keys, heading in PAGES:
        heading = heading or today()
        key(keys)
        opened(heading)
        stops[heading] = promises.goes_round()
        if heading != today():
            escape(today())
    ears.said_once()
    told = ", ".join(f"{heading} {count}" for heading, count in stops.items())
    step(f"Tab goes round every main page and back, and Escape leads to Today; stops: {told}")


def overlays():
    """The menu and the list of keys: Escape closes each, and the keyboard is where it was."""
    key("F10")
    named(starts="Quit")
    promises.tab()
    key("Escape")
    gone("the menu is closed", starts="Quit")
    at_menu()
    key("ctrl+question")
    named("Keyboard shortcuts", roles=("dialog",))
    keeps()
    assert promises.tab().name == "Close"
    assert promises.tab().name == "Search the shortcuts"
    key("Escape")
    gone("the list is closed", "Keyboard shortcuts", roles=("dialog",))
    at_menu()
    step("menu and list of keys close by Escape and give the keyboard back")


def at_menu():
    until("the keyboard is at the menu", lambda: [node.name for node in promises.holders()] == ["Menu"])


def ways_back():
    for page, button, heading in WAYS:
        open_page(page)
        opened(page)
        press_named(button)
        opened(heading)
        escape(page)
    step(f"Escape leads back from each of {len(WAYS)} pages to the one that was left")
