"""What comes in and what goes out: an import with a row that cannot be read, the numbers of a chart, the sheet as a file, and
a backup that is put back.
"""

import os

import ears
import promises
from promises import choose, escape, key, keeps, opened, press_named
from reader import gone, named, step, until
from reading import reads
from spoken import begins, count, day, has, open_page, says, short, write

HOME = os.environ["HOME"]
# Days ago, time and pain; one row more has a time that is none.
ROWS = [(6, "08:00", 4), (5, "09:30", 3), (3, "07:15", 5), (2, "21:00", 2)]
NOT_A_TIME = "at noon"


def file(name):
    return os.path.join(HOME, name)


def diary():
    """A table of another program."""
    lines = ["date,time,pain,notes"]
    lines += [f"{day(ago)},{time},{score}," for ago, time, score in ROWS]
    lines.append(f"{day(1)},{NOT_A_TIME},7,on the way to work")
    with open(file("diary.csv"), "w", encoding="utf-8") as table:
        table.write("\n".join(lines) + "\n")


def import_rows():
    diary()
    open_page("Settings")
    opened("Settings")
    press_named("Import from another app…")
    opened("Import")
    write("Or type where the file is", file("diary.csv"))
    press_named("Read this file")
    ears.hears("Not a known app.")
    press_named("Next: match the columns")
    ears.hears("Import, step 2 of 4")
    matched()
    escape("Import")
    press_named("Next: match the columns")
    press_named("Next: check the rows")
    ears.hears("4 new, 0 already here, 1 left out.")
    keeps()
    choose("1 left out")
    line = f"Left-out row, line {len(ROWS) + 2}: "
    begins("the row that cannot be read", line)
    says("why it is left out", f"“{NOT_A_TIME}” is not a time")
    step("a row that cannot be read is told with its line and its reason")
    press_named("Add 4 entries")
    ears.hears("Import finished: 4 added, 1 left out.")
    has("what became of the file", "4 entries added.", "From a CSV file. 1 row was left out.")
    keeps()
    ears.said_once()
    step("the rest is imported, and that is said once")


def matched():
    """Every list says which column it takes."""
    keeps()
    for name, column in (("Date column", "date"), ("Time column", "time"), ("Score column", "pain")):
        said = named(name, roles=("combo box",)).description
        assert said == column, f"{name} says {said!r}"


def chart():
    """The chart and its table say the same numbers, day by day."""
    open_page("Trends")
    opened("Trends")
    scores = {ago: score for ago, _, score in ROWS}
    scores[0] = 6
    told = [f"{short(day(ago))}: {of_day(scores.get(ago))}" for ago in range(29, -1, -1)]
    # After the last day stand the routine and the checks of today.
    ears.said_once()
    reads("Left calf: ", told)
    # One key, one day: forward, one back, and to the end.
    wanted = [*told, told[-2], told[-1]]
    said = until("the last day is said", lambda: len(said := ears.answer()) >= len(wanted) and said)[0]
    assert len(said) == len(wanted) and all(map(str.startswith, said, wanted)), f"the arrow keys said {said}"
    ears.log.clear()
    press_named("Show as a table")
    begins("the table", *told)
    keeps()
    press_named("Show as a chart")
    total = count(len(scores), "entry", "entries")
    says("the sentence of the chart", f"{total} on {len(scores)} of 30 days. Worst 6 on")
    step("the numbers of a chart are read with the arrow keys and as a table")


def of_day(score):
    return "no entry" if score is None else f"left {score}, right none"


def sheet():
    open_page("Doctor's sheet")
    opened("Doctor's sheet")
    choose("Letter")
    choose("A4")
    write("Or type where to save it", file("sheet.pdf"))
    press_named("Save there")
    ears.hears(f"Saved as {file('sheet.pdf')}.")
    keeps()
    ears.said_once()
    with open(file("sheet.pdf"), "rb") as saved:
        assert saved.read(5) == b"%PDF-"
    step("the sheet is saved where one says, and that is said once")
    replaced()


def replaced():
    """The same again asks first; the keyboard stays in the question, and Escape leaves everything as it was."""
    press_named("Save there")
    opened_dialog("Replace sheet.pdf?")
    seen = [tab_name() for _ in range(3)]
    assert seen == ["Replace it", "Keep it", "Replace it"], seen
    key("Escape")
    gone("the question is gone", "Keep it")
    until("the keyboard is where it was", lambda: [node.name for node in promises.holders()] == ["Save there"])
    step("a question keeps the keyboard, Escape closes it, and the keyboard is where it was")


def opened_dialog(name):
    dialog = named(name, roles=("dialog",))
    until("the question says that nothing else can be pressed", lambda: promises.is_modal(dialog))
    until("the keyboard is in it", lambda: [node.name for node in promises.holders()] == ["Keep it"])


def tab_name():
    return promises.tab().name


def backup():
    open_page("Settings")
    opened("Settings")
    press_named("Back up now")
    ears.hears("Backed up and checked.")
    open_page("Today")
    named("Pain 9")
    key("9")
    ears.hears("Saved 9, left calf")
    open_page("Settings")
    opened("Settings")
    press_named("Put back a backup…")
    opened("Put back a backup")
    press_named(starts="Look at the backup of ")
    ears.hears("This backup has 1 fewer entry.")
    keeps()
    press_named("Put it back")
    ears.hears("The backup was put back.")
    gone("the entry after the backup is gone", starts="Undo: log 9")
    keeps()
    press_named("Put back what was there before")
    opened("Put back a backup")
    says("what was there before", "This backup has 1 entry that you do not have now.")
    escape("Settings")
    ears.said_once()
    step("a backup is made, looked at and put back, and each is said once")
