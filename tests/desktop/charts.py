"""Every number of the charts, read from the window by its names alone and held against the same numbers worked out here from
the file. Started by tests/desktop/run after the first day, with a journal of its own.
"""

import os
import sys
import time

# Far in the east: a day that was spent far in the west lies before today, so that there are two days with a number of what
# is only ever noted for today.
EAST, WEST = "<+14>-14", "<-12>12"
os.environ["TZ"] = EAST
time.tzset()

import collections
import datetime

import cards
import filling
import pages
import reader
from filling import ENTRIES
from reader import named, press, quit_from_menu, start, step
from reading import reads
from spoken import begins, count, day, has, median, moved, open_page, rows, says, short

LEGS = {"left": ("left",), "right": ("right",), "both": ("left", "right")}


def fill():
    filling.in_the_west(WEST)
    start()
    filling.second_day()
    filling.fill()
    filling.doses()
    step("a journal of two weeks is filled by the command line and the window")


def scores():
    hour = "strftime('%H', started_at_s + offset_min * 60, 'unixepoch')"
    found = rows(f"SELECT day, side, nrs_worst, {hour} FROM episode ORDER BY place")
    return [(datetime.date.fromisoformat(when), side, score, int(hour)) for when, side, score, hour in found]


def sentence(entries):
    days = {entry[0] for entry in entries}
    worst = max(entry[2] for entry in entries)
    last_worst = max(entry[0] for entry in entries if entry[2] == worst)
    date = short(last_worst).split(" ", 1)[1]
    says("the sentence of the chart", f"{len(entries)} entries on {len(days)} of 30 days. Worst {worst} on {date}.")
    step("the chart says its sentence")


def patterns(entries):
    parts = {"Night": [22, 23, *range(6)], "Morning": range(6, 12), "Afternoon": range(12, 18), "Evening": range(18, 22)}
    rows = {name: [score for _, _, score, hour in entries if hour in hours] for name, hours in parts.items()}
    for weekday in range(7):
        name = f"{datetime.date(2024, 1, 1 + weekday):%A}"
        rows[name] = [score for when, _, score, _ in entries if when.weekday() == weekday]
    told = lambda row: f"median {median(row)}, {count(len(row), 'entry', 'entries')}" if row else "no entries"
    has("parts of the day and weekdays", *[f"{name}: {told(row)}" for name, row in rows.items()])
    step("time of day and days of the week can be read")


def done_on():
    """Routines and doses of each day, in words."""
    done = collections.defaultdict(list)
    for table, place, one, many in (("session", "started_at_s", "routine", "routines"), ("dose", "at_s", "dose", "doses")):
        for when, number in rows(f"SELECT {moved(place)}, count(*) FROM {table} GROUP BY 1"):
            done[datetime.date.fromisoformat(when)].append(count(number, one, many))
    return done


def day_rows(entries):
    """Each of the thirty days as it is told, the oldest first; after that may come the checks and stages of the day."""
    done, told = done_on(), []
    for when in map(day, range(29, -1, -1)):
        here = [(side, score) for date, side, score, _ in entries if date == when]
        parts = [leg_words(leg, [score for side, score in here if leg in LEGS[side]]) for leg in ("left", "right")]
        parts = parts if here else ["no entry"]
        parts += [count(len(here), "entry", "entries")] if len(here) > 1 else []
        told.append(f"{short(when)}: " + ", ".join(parts + done[when]))
    return told


def leg_words(leg, scores):
    middle = f" (median {median(scores)})" if len(scores) > 1 else ""
    return f"{leg} {max(scores, default='none')}{middle}"


def trends():
    open_page("Trends")
    entries = scores()
    assert len(entries) == len(ENTRIES), entries
    sentence(entries)
    patterns(entries)
    told = day_rows(entries)
    reads("Left calf: ", told)
    step("the arrow keys read every day of the chart")
    press(named("Show as a table"))
    begins("every day of the chart as a row", *told)
    step("every day of the chart is a row of the table")
    press(named("Show as a chart"))


if __name__ == "__main__":
    sys.exit(reader.main(fill, trends, cards.cards, pages.pages, quit_from_menu))
