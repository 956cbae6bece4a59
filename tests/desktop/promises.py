"""What every page keeps, whatever it is about: each control has a name and a state, the keyboard is never lost, Tab goes
round, and Escape leads back.
"""

import pyatspi
import ears
import reader
import reading
from reader import BUTTONS, desktop_tree, named, state, until
from spoken import page

CHOICES = ("check box", "radio button", "page tab")
CONTROLS = (*BUTTONS, *CHOICES, "combo box", "entry", "link", "password text", "slider", "spin button", "text")
# A round of Tab on the longest page has fewer stops.
MOST_STOPS = 150
# How long a page may take to stand still.
SETTLED_S = 3.0
# How long some frames may take.
FRAMES_S = 1.0


def press(node):
    ears.mark(node.name)
    reader.press(node)


def key(*keys):
    ears.mark(" ".join(keys))
    reading.tool("key", *keys)


def press_named(*names, **more):
    press(named(*names, **more))


def choose(name):
    """Presses a choice, and waits until it is on."""
    found = lambda: reader.look(lambda words: words == name, reader.CHOICES)
    press(until(f"the choice {name!r}", found)[0])
    until(f"{name!r} is on", lambda: is_on(found()))


def is_on(node):
    return node is not None and (state(node, pyatspi.STATE_CHECKED) or state(node, pyatspi.STATE_PRESSED))


def is_modal(node):
    return state(node, pyatspi.STATE_MODAL)


def seen():
    """Everything in the window: name, role, what its state contains, object. What goes away while it is read is left out."""
    found = []
    for _, name, node in page():
        try:
            found.append((name, node.getRoleName(), node.getState().contains, node))
        except Exception:
            continue
    return found


def title():
    """The first heading is that of the page; what comes after it is not read for this."""
    for node, _ in desktop_tree():
        try:
            if node.getRoleName() == "heading":
                return node.name
        except Exception:
            continue
    return ""


def opened(heading):
    """Waits for a page, and holds it against the promises."""
    try:
        until(f"the page {heading!r}", lambda: title() == heading)
    except reader.Missing as missing:
        raise reader.Missing(f"{missing}; the page is {title()!r}") from missing
    keeps()


def keeps():
    """Waits until the page has settled, and names what is wrong with it then."""
    try:
        until("every control has a name and a state", lambda: not broken(), SETTLED_S)
    except reader.Missing as missing:
        raise reader.Missing(f"{missing}: {broken()}") from missing
    keyboard()


def broken():
    """What is wrong with the controls that are shown."""
    return [wrong for one in seen() if (wrong := wrong_with(*one))]


def wrong_with(name, role, has, node):
    if role not in CONTROLS or not has(pyatspi.STATE_SHOWING):
        return None
    what = f"{role} {name!r}"
    if not name.strip():
        return f"{what} has no name"
    if has(pyatspi.STATE_ENABLED) and not has(pyatspi.STATE_FOCUSABLE):
        return f"{what} cannot be reached"
    if role in CHOICES and not has(pyatspi.STATE_CHECKABLE):
        return f"{what} does not say whether it is chosen"
    if role == "entry" and not has(pyatspi.STATE_EDITABLE):
        return f"{what} does not say that one can write in it"
    if role == "combo box" and not node.description:
        return f"{what} does not say what is chosen in it"
    return None


def holders():
    return [node for _, _, has, node in seen() if has(pyatspi.STATE_FOCUSED)]


def is_window(node):
    return node.getRoleName() in ("frame", "window", "application")


def keyboard():
    """One thing has the keyboard; if that is the window, the next Tab reaches a control."""
    found = until("one thing has the keyboard", lambda: len(seen := holders()) == 1 and seen)[0][0]
    if is_window(found):
        tab()


def tab(back=False):
    """Goes on by one control; what has the keyboard then. Where the row ends, the window has it for a frame."""
    before = holder()
    # Not a new question: what is said about the page is still its answer.
    reading.tool("key", "shift+Tab" if back else "Tab")
    leads_on = lambda: (now := told()) is not None and now != before and not is_window(now) and now
    return until(f"Tab leads on from {before.name!r}", leads_on)[0]


def told():
    """What was told last to have the keyboard, if it still has it."""
    ears.pump()
    node = ears.focused[-1] if ears.focused else None
    try:
        return node if node is not None and state(node, pyatspi.STATE_FOCUSED) else None
    except Exception:
        # It is gone with its page.
        return None


def holder():
    """What has the keyboard now. Where nothing told it, as when the window has just opened, it is looked for."""
    try:
        return until("the keyboard is told", told, FRAMES_S)[0]
    except reader.Missing:
        return until("one thing has the keyboard", lambda: len(found := holders()) == 1 and found[0])[0]


def stop_of(node):
    """Of a row of choices one is reached by Tab and the others by arrows, so a row counts as one."""
    name, role, parent = node.name or "", node.getRoleName(), node.parent
    row = parent is not None and (parent.name or parent.getRoleName() == "page tab list")
    if row and (role in CHOICES or name.startswith("Pain ")):
        return f"a {role} of {parent.name!r}"
    return f"{role} {name!r}"


def goes_round():
    """Tab reaches every control and comes back to the first; Shift and Tab go the same way back. How many stops there are."""
    wanted, stops = wanted_stops(), []
    # A page that was still making something, such as the sheet, has more controls afterwards, and is gone round again.
    for _ in range(3):
        stops = one_round()
        before, wanted = wanted, wanted_stops()
        if before == wanted:
            break
    assert wanted <= set(stops), f"Tab does not reach {sorted(wanted - set(stops))}"
    for stop in reversed(stops):
        found = stop_of(tab(back=True))
        assert found == stop, f"Shift and Tab reach {found} and not {stop}"
    return len(stops)


def wanted_stops():
    return {stop_of(node) for _, role, has, node in seen() if role in CONTROLS and has(pyatspi.STATE_FOCUSABLE)}


def one_round():
    first = stop_of(tab())
    stops = [first]
    while (stop := stop_of(tab())) != first:
        stops.append(stop)
        assert len(stops) < MOST_STOPS, f"Tab does not come back: {stops}"
    return stops


def escape(heading):
    """Escape leads back to the page with this heading: out of a field first, then off what lies on top, then off the page."""
    for _ in range(3):
        before = shape()
        key("Escape")
        until("Escape does something", lambda: shape() != before)
        try:
            # The control loses the keyboard one frame before the page goes.
            until("the page before", lambda: title() == heading, FRAMES_S)
        except reader.Missing:
            continue
        keeps()
        return
    raise AssertionError(f"Escape does not lead back to {heading!r}, but to {title()!r}")


def shape():
    """Another one when something closes, opens or is left."""
    all_there = seen()
    return title(), len(all_there), [name for name, _, has, _ in all_there if has(pyatspi.STATE_FOCUSED)]
