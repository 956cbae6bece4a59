"""The settings: each choice says that it is chosen, and all of it is so in a window that is opened again."""

import ears
import promises
import reading
from journey_log import today
from promises import choose, escape, key, keeps, opened, press_named
from reader import CHOICES, FIELDS, look, named, quit_from_menu, start, step, until
from spoken import open_page, says, write

CHOSEN = ("Dark", "115 %", "Evening note", "Discreet")


def change():
    open_page("Settings")
    opened("Settings")
    for name in CHOSEN:
        choose(name)
    write("Evening note at", "20:45")
    press_named("Country", roles=("combo box",))
    press_named("United Kingdom")
    until("the country is chosen", lambda: named("Country", roles=("combo box",)).description == "United Kingdom")
    says("its numbers", "Emergency: 999")
    keeps()
    key("ctrl+minus")
    ears.hears("Text size 100 percent")
    until("the text size is chosen", lambda: promises.is_on(look(lambda name: name == "100 %", CHOICES)))
    ears.said_once()
    step("theme, text size, country, a reminder and discretion are chosen, and each says so")


def changed():
    """All of it is so in a window that is opened again."""
    quit_from_menu()
    start()
    reading.to_front()
    key("ctrl+comma")
    opened("Settings")
    for name in ("Dark", "100 %", "Evening note", "Discreet"):
        assert promises.is_on(look(lambda words: words == name, CHOICES)), f"{name} is not on after a restart"
    at = named("Evening note at", roles=FIELDS).queryText().getText(0, -1)
    assert at == "20:45", f"the evening note is at {at!r}"
    assert named("Country", roles=("combo box",)).description == "United Kingdom"
    escape(today())
    step("the settings are kept, and Escape leads back to Today")
