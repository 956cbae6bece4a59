"""A check without a sign, a whole guided session after it, and a check with two signs and what it says."""

import ears
import promises
from promises import choose, escape, key, keeps, opened, press, press_named
from reader import BUTTONS, TIMERS, look, named, step, until
from spoken import answer, has, open_page, says, words

# What answers a whole group with no, also when it was so in the check before.
NONE_OF = ("None of these: ", "Still none of these: ")


def none_of_the_rest():
    """No to every group of the second page. Which groups there are depends on the answers, so the page is read first."""
    until("the second page", lambda: len(groups()) > 3)
    for group in groups():
        press_named(group)
        until(f"{group!r} is answered", lambda: is_answered(group))


def is_answered(group):
    """What was so before is folded away once it is answered."""
    found = look(lambda name: name == group, BUTTONS)
    return found is None or promises.is_on(found)


def groups():
    return [name for name in words() if name.startswith(NONE_OF)]


def clear_check():
    open_page("Warning signs")
    opened("Warning signs")
    choose("No")
    press_named("None of the signs, next")
    none_of_the_rest()
    keeps()
    press_named("See the result")
    opened("Result of your check")
    ears.hears("Self-care. Care for it at home")
    ears.said_once()
    step("a check without a sign says its result once")
    escape("Warning signs")


def session():
    """The shortest hold there is: five seconds by the clock, with five seconds to get ready."""
    open_page("Settings")
    opened("Settings")
    choose("5 seconds")
    open_page("Routines")
    opened("Routines")
    press_named("All exercises")
    opened("All exercises")
    press_named("Look at Calf press")
    opened("Exercise")
    escape("All exercises")
    press_named("Look at Calf press")
    opened("Exercise")
    press_named("Start just this")
    opened("Guided session")
    press_named("Pain 3")
    ears.hears("Get ready, left leg.")
    keeps()
    by_the_clock()
    paused()
    to_the_end()


def by_the_clock():
    ears.hears("Hold, left leg, 5 seconds.")
    says("the last second of the hold", "1 second left")
    ears.hears("Rest, 5 seconds.")
    named(starts="Rest", roles=TIMERS)
    ears.said_once(goes_round=True)
    step("a hold begins and ends by the clock, and each phase is said once")


def paused():
    key("space")
    ears.hears("Paused.")
    named("Go on")
    keeps()
    key("space")
    named("Pause")
    promises.goes_round()
    ears.said_once()
    step("a session pauses by a key, and Tab goes round its controls")


def to_the_end():
    """Skips the rest of it, as somebody does who has no time: each press waits for the next phase."""
    for _ in range(60):
        skip = look(lambda name: name == "Skip", BUTTONS)
        if skip is None:
            break
        press(skip)
        until("the next phase", lambda: ears.answer() or look(lambda name: name == "Any new sign?", ("heading",)))
    named("Any new sign?", roles=("heading",))
    ears.hears("Done. How is the pain now?")
    opened("Guided session")
    ears.said_once()
    step("the end of a session is said once, and nothing that was said before it comes again")
    press_named("Pain 2")
    named(starts="Undo: log routine Calf press")
    ears.hears("Kept: Calf press")
    keeps()
    ears.said_once()
    step("a whole session is kept with the pain before and after it")


def two_signs():
    open_page("Warning signs")
    opened("Warning signs")
    choose("No")
    choose("Swelling, left leg")
    choose("Red, warm and tender, left leg")
    signs = ("Unusually cold or pale", "Tingling or numbness", "Sudden weakness", "Puffy, dents when pressed")
    press_named("Next: a few questions")
    answer(("Was the leg hurt in the last 4 weeks?", "No"))
    none_of_the_rest()
    keeps()
    press_named("See the result")
    ears.hears("Look at these")
    named("Look at these 4 again", roles=("heading",))
    answer(*[(f"{sign}, left leg", "No") for sign in signs])
    keeps()
    press_named("See the result")
    opened("Result of your check")
    ears.hears("Urgent. Get medical help today.")
    has("the two signs", "You ticked: swelling, left leg; red, warm and tender, left leg.")
    says("what to do", "Phone your doctor or an urgent-care centre today", "If nobody can see you today")
    says("what is paused", "Stretching: paused", "Ice: paused")
    ears.said_once()
    step("a check with two signs says what to do today, once")
    escape("Warning signs")
