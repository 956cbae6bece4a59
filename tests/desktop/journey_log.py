"""The first run, an entry by one key, and the same entry with all its details and the map of the legs."""

import datetime

import ears
import promises
import reading
from promises import escape, key, keeps, opened, press, press_named
from reader import BUTTONS, FIELDS, gone, look, named, step, until
from spoken import answer, press_all, says, write

COMBO = ("combo box",)


def today():
    now = datetime.date.today()
    return f"{now:%A} {now.day} {now:%B}"


def country(name):
    """The list says which country is chosen, and has the keyboard again when it is closed."""
    until(f"{name} is chosen", lambda: named("Country", roles=COMBO).description == name)
    until("the list has the keyboard", lambda: promises.holders() == [named("Country", roles=COMBO)])


def first_run():
    reading.to_front()
    opened("Welcome to Soleus")
    promises.goes_round()
    reading.focus(named("Country", roles=COMBO))
    key("Return")
    named("Austria")
    promises.tab()
    key("Return")
    country("Australia")
    says("the number of the country", "Emergency: 000")
    key("Return")
    named("Austria")
    promises.tab()
    key("Escape")
    gone("the list is closed", "Austria")
    country("Australia")
    step("the country is chosen with the keyboard, is said, and the keyboard comes back")
    press_named("Start my journal")
    opened(today())
    ears.said_once()
    step("the first run leads to a page on which every control has a name and a state")


def quick_log():
    key("6")
    ears.hears("Saved 6, left calf")
    named(starts="Add details")
    keeps()
    escape_notice()
    ears.said_once()
    step("one key saves an entry, it is said once, and Escape takes the bar away")


def escape_notice():
    """The bar goes, the page stays."""
    key("Escape")
    gone("the bar is gone", "Add details")
    assert promises.title() == today(), promises.title()
    keeps()


def details():
    press_named(starts="Edit entry ")
    opened("Pain entry")
    on_the_map()
    answer(
        ("What did it feel like?", "Cramp"),
        ("What set it off?", "Stairs"),
        ("Did it wake you up?", "No"),
        ("When did this pain begin?", "Today"),
    )
    folds = ("How long and how it eased", "What you tried", "Effect on your day", "Notes and photos")
    for fold in folds:
        assert named(fold).description == "closed", f"{fold} does not say that it is closed"
    press_all(*folds)
    until("the parts say that they are open", lambda: all(named(fold).description == "open" for fold in folds))
    answer(("What did you try?", "Ice"), ("Sleep", "4 of 10"), ("Walking", "7 of 10"))
    answer(("Pain after ice", "3 of 10"))
    write("Left calf", "38.5")
    write("Notes", "after the stairs")
    keeps()
    key("ctrl+s")
    opened(today())
    ears.hears("Saved 6, left")
    zones = lambda: look(lambda name: "pain 6" in name and "cramp" in name, BUTTONS)
    row = until("the row says the kind of pain", zones)[0]
    ears.said_once()
    step("all details of an entry, with the map of the leg, are saved by a key and said once")
    press(row)
    opened("Pain entry")
    # What holds something is open already.
    note = named("Notes", roles=FIELDS).queryText().getText(0, -1)
    assert note == "after the stairs", f"the notes say {note!r}"
    told = {"2, upper calf, inner side, pain 6", "5, lower calf, deep, pain 6", "Cramp", "Stairs", "Ice"}
    chosen = {name for name, _, _, node in promises.seen() if promises.is_on(node)}
    assert told <= chosen, f"not chosen any more: {told - chosen}"
    escape(today())
    step("the entry says again what was told, and Escape leads back to where one came from")


def on_the_map():
    """One zone is pressed, another is chosen with its number while the map has the keyboard."""
    choose_zone("5, lower calf, deep")
    reading.focus(named("1, behind the knee", roles=("check box",)))
    key("2")
    named("2, upper calf, inner side, pain 6", roles=("check box",))
    step("places are chosen on the map of the leg by a press and by a number")


def choose_zone(name):
    press_named(name, roles=("check box",))
    zone = lambda: look(lambda words: words.startswith(name), ("check box",))
    until(f"{name} is on", lambda: promises.is_on(zone()))
