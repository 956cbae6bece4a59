"""What a screen reader can say of the open page, and the few sums with which it is worked out a second time."""

import datetime
import json
import sqlite3
import statistics

import reader
from reader import JOURNAL, desktop_tree, press, until

TODAY = datetime.date.today()


def day(ago):
    return TODAY - datetime.timedelta(days=ago)


def short(date):
    """As Soleus writes a day of this year or another one."""
    words = f"{date:%a} {date.day} {date:%b}"
    return words if date.year == TODAY.year else f"{words} {date.year}"


def date_words(date):
    """The same without the day of the week."""
    return short(date).split(" ", 1)[1]


def number(value):
    """Whole, or with a half; less than nothing with a true minus."""
    return f"{value:g}".replace("-", "−")


def count(number, one, many):
    return f"{number} {one if number == 1 else many}"


def entries_words(number):
    return count(number, "entry", "entries")


def median(numbers):
    return number(statistics.median(numbers))


def middle_half(numbers):
    """The medians of the lower and of the upper half; the middle one of an odd number is in neither."""
    row = sorted(numbers)
    half = len(row) // 2
    low, high = (row[:half], row[-half:]) if half else (row, row)
    return median(low), median(high)


def rows(query):
    """What the file says; lists in it are read."""
    read = lambda cell: json.loads(cell) if isinstance(cell, str) and cell[:1] in ("[", "{") else cell
    with sqlite3.connect(f"file:{JOURNAL}?mode=ro", uri=True) as file:
        return [tuple(map(read, row)) for row in file.execute(query)]


def moved(place):
    """SQL for the local day of a moment."""
    return f"date({place} + offset_min * 60, 'unixepoch')"


def page():
    """Every name in the window in its order: depth, name, object."""
    seen = []
    for node, depth in desktop_tree():
        try:
            seen.append((depth, node.name or "", node))
        except Exception:
            continue
    return seen


def words():
    """What a screen reader says first of each thing in the window."""
    return [name for _, name, _ in page()]


def all_there(what, wanted, is_there):
    """Waits until each of these is there; names those that are not."""
    lost = list(wanted)

    def there():
        said = words()
        lost[:] = [one for one in wanted if not is_there(one, said)]
        return not lost

    try:
        until(what, there)
    except reader.Missing as missing:
        raise reader.Missing(f"{missing}; not said: {lost}") from missing


def says(what, *wanted):
    """Each of these stands in the window, as a whole or as part of what is said."""
    all_there(what, wanted, lambda part, said: any(part in one for one in said))


def has(what, *names):
    """Each of these is said in the window, with nothing before or after it."""
    all_there(what, names, lambda name, said: name in said)


def begins(what, *starts):
    """Something that is said begins with each of these."""
    all_there(what, starts, lambda start, said: any(one.startswith(start) for one in said))


def within(seen, question, name):
    """The answer with this name inside the group with the name of the question."""
    for place, (depth, group, _) in enumerate(seen):
        if group != question:
            continue
        for deeper, answer, node in seen[place + 1 :]:
            if deeper <= depth:
                break
            if answer == name:
                return node
    return None


def answer(*pairs):
    """Answers each question, as (question, name of the answer). What came of it stands in the file."""
    found = lambda seen: [within(seen, *pair) for pair in pairs]
    nodes = until(f"the answers {pairs}", lambda: all(nodes := found(page())) and nodes)[0]
    for node in nodes:
        press(node)


def press_all(*names):
    """Presses several controls of a page that was looked at once."""

    def found():
        seen = {name: node for _, name, node in page() if name in names}
        return [seen[name] for name in names] if len(seen) == len(names) else None

    for node in until(f"the controls {names}", found)[0]:
        press(node)


def write(name, text):
    """Puts the text into the field with this name."""
    field = reader.named(name, roles=reader.FIELDS)
    field.queryEditableText().setTextContents(text)
    until(f"{text!r} is in {name!r}", lambda: field.queryText().getText(0, -1) == text)


def open_page(name):
    press(reader.named(starts=name, roles=("page tab", "tab")))
