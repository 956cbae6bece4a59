"""Every number of the charts, read from the window by its names alone and held against the same numbers worked out here from
the file. Started by tests/desktop/run after the first day, with a journal of its own.
"""

import datetime
import os
import sqlite3
import statistics
import subprocess
import sys

import reader
from reader import JOURNAL, desktop_tree, gone, named, press, quit_from_menu, run, start, step, until

TODAY = datetime.date.today()
# Days ago, hour, score, and what else is told. Two entries on one day, both legs, and days without any.
ENTRIES = [
    (12, "07:30", 8, ["--side", "left", "--kind", "sharp", "--zone", "soleus", "--trigger", "stairs", "--lasted", "30"]),
    (11, "22:40", 7, ["--side", "left", "--kind", "cramp", "--zone", "soleus", "--lasted", "4"]),
    (9, "08:00", 7, ["--side", "left", "--kind", "ache", "--zone", "achilles_mid", "--trigger", "stairs"]),
    (9, "19:10", 4, ["--side", "left", "--kind", "ache"]),
    (6, "13:00", 3, ["--side", "right", "--kind", "cramp", "--zone", "gastroc_inner", "--lasted", "2"]),
    (5, "08:15", 5, ["--side", "left", "--kind", "tight", "--trigger", "stairs"]),
    (4, "03:20", 6, ["--side", "both", "--kind", "cramp", "--lasted", "7"]),
    (2, "09:00", 4, ["--side", "left", "--kind", "ache", "--zone", "soleus"]),
    (1, "18:30", 4, ["--side", "left", "--trigger", "running"]),
    (0, "00:10", 3, ["--side", "left"]),
]


def day(ago):
    return TODAY - datetime.timedelta(days=ago)


def short(date):
    """As Soleus writes a day of this year or another one."""
    words = f"{date:%a} {date.day} {date:%b}"
    return words if date.year == TODAY.year else f"{words} {date.year}"


def number(value):
    return f"{value:g}"


def count(number, one, many):
    return f"{number} {one if number == 1 else many}"


def words():
    """Every name and every value in the window, so whatever a screen reader could say."""
    said = []
    for node, _ in desktop_tree():
        try:
            said.append(node.name or "")
            said.append(node.description or "")
        except Exception:
            continue
    return said


def says(what, *wanted):
    """Each of these stands in the window, as a whole or as part of what is said."""

    def there():
        said = words()
        return all(any(part in one for one in said) for part in wanted)

    try:
        until(what, there)
    except reader.Missing as missing:
        said = words()
        lost = [part for part in wanted if not any(part in one for one in said)]
        raise reader.Missing(f"{missing}; not said: {lost}") from missing


def fill():
    for ago, hour, score, more in ENTRIES:
        logged = run("log", str(score), "--at", f"{day(ago)} {hour}", *more)
        assert logged.returncode == 0, logged.stderr


def rows():
    with sqlite3.connect(f"file:{JOURNAL}?mode=ro", uri=True) as file:
        found = file.execute("SELECT day, side, nrs_worst, strftime('%H', started_at_s + offset_min * 60, 'unixepoch') FROM episode")
        return [(datetime.date.fromisoformat(day), side, score, int(hour)) for day, side, score, hour in found]


def trends():
    start()
    press(named(starts="Trends", roles=("page tab", "tab")))
    entries = rows()
    assert len(entries) == len(ENTRIES), entries
    days = sorted({entry[0] for entry in entries})
    worst = max(entry[2] for entry in entries)
    last_worst = max(entry[0] for entry in entries if entry[2] == worst)
    date = short(last_worst).split(" ", 1)[1]
    says("the sentence of the chart", f"{len(entries)} entries on {len(days)} of 30 days. Worst {worst} on {date}.")
    step("the chart says its sentence")

    parts = {"Night": [22, 23, *range(6)], "Morning": range(6, 12), "Afternoon": range(12, 18), "Evening": range(18, 22)}
    told = []
    for name, hours in parts.items():
        scores = [score for _, _, score, hour in entries if hour in hours]
        told.append(f"{name}: median {number(statistics.median(scores))}, {count(len(scores), 'entry', 'entries')}")
    for weekday in range(7):
        scores = [score for when, _, score, _ in entries if when.weekday() == weekday]
        if scores:
            name = f"{datetime.date(2024, 1, 1 + weekday):%A}"
            told.append(f"{name}: median {number(statistics.median(scores))}, {count(len(scores), 'entry', 'entries')}")
    says("parts of the day and weekdays", *told)
    step("time of day and days of the week can be read")

    press(named("Show as a table"))
    for when in days:
        told = [f"{short(when)}: "]
        for leg in ("left", "right"):
            scores = [score for date, side, score, _ in entries if date == when and side in (leg, "both")]
            median = f" (median {number(statistics.median(scores))})" if len(scores) > 1 else ""
            told.append(f"{leg} {max(scores, default='none')}{median}")
        row = lambda: any(one.startswith(told[0]) and all(part in one for part in told) for one in words())
        until(f"a row of the table with {told}", row)
    step("every day of the chart is a row of the table")
    press(named("Show as a chart"))
    quit_from_menu()


if __name__ == "__main__":
    fill()
    sys.exit(reader.main(trends))
