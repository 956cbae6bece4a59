"""The pages beside Trends: what helped, two periods, activities, medicines. Every number is worked out again from the file."""

import collections
import datetime
import statistics

import cards
from filling import ACTIVITY
from reader import named, press, run, step
from reading import reads
from spoken import TODAY, answer, count, date_words, day, has, median, middle_half, moved, number, open_page, rows, says
from spoken import short, write

REMEDIES = {"ice": "Ice", "stretch": "Stretch"}
MORNING_AFTER_DOSE_S = 3 * 3600


def local(second, offset):
    return datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=second, minutes=offset)


def tried():
    """What was done, by kind and name: when, pain before, after, and on the next morning."""
    done = collections.defaultdict(list)
    entries = rows("SELECT started_at_s, offset_min, nrs_worst, reliefs, nrs_next_morning FROM episode ORDER BY place")
    for at, offset, before, reliefs, morning in entries:
        for relief in reliefs:
            done["Remedies", REMEDIES[relief["relief"]]].append((local(at, offset), before, relief["nrs_after"], morning))
    for at, offset, name, before, after in rows("SELECT started_at_s, offset_min, name, nrs_before, nrs_after FROM session"):
        done["Routines", name].append((local(at, offset), before, after, None))
    mornings = [(at, morning) for at, _, _, _, morning in entries if morning is not None]
    query = "SELECT at_s, offset_min, contents ->> 'name', nrs_before, nrs_after FROM dose ORDER BY at_s"
    for at, offset, name, before, after in rows(query):
        near = [morning for entry, morning in mornings if 0 <= at - entry <= MORNING_AFTER_DOSE_S]
        done["Medicines", name].append((local(at, offset), before, after, near[-1] if near else None))
    return done


def points(change):
    size = abs(change)
    unit = "point" if size == 1 else "points"
    return "no change" if change == 0 else f"{number(size)} {unit} {'less' if change < 0 else 'more'}"


def helped_words(times):
    pairs = [(before, after) for _, before, after, _ in times if None not in (before, after)]
    often = count(len(times), "time", "times")
    if len(pairs) < 5:
        missing = 5 - len(pairs)
        return [f"{often}. Too few to say. {missing} more with a number after."]
    changes = [after - before for before, after in pairs]
    better = sum(change < 0 for change in changes)
    before, after = (median(row) for row in zip(*pairs))
    low, high = middle_half(changes)
    goes_with = f"Goes with {points(statistics.median(changes))}. The middle half of the changes lies between {low} and {high}."
    mornings = [morning - before for _, before, _, morning in times if None not in (before, morning)]
    if len(mornings) >= 5:
        goes_with += f" The morning after: {points(statistics.median(mornings))}, {len(mornings)} mornings."
    return [f"{often}, before {before}, after {after}, better {better} of {len(pairs)}", goes_with]


def helped():
    open_page("What helped")
    for (kind, name), times in tried().items():
        has(f"what helped: {name}", kind, name, *helped_words(times))
        pairs = [(at, before, after) for at, before, after, _ in times if None not in (before, after)]
        if not pairs:
            continue
        press(named(f"Show the numbers: {name}"))
        told = [f"{short(at.date())}, {at:%H:%M}: before {before}, after {after}" for at, before, after in pairs]
        has(f"each time of {name}", *told)
        press(named(f"Hide the numbers: {name}"))
    step("what helped can be read: routine, remedies and medicine with before, after, next morning and spread")


def worst_of(leg, first, last):
    """The worst pain of each day of a leg, and how many entries there are."""
    found = rows(f"SELECT day, nrs_worst FROM episode WHERE side IN ('{leg}', 'both') AND day BETWEEN '{first}' AND '{last}'")
    worst = collections.defaultdict(int)
    for when, score in found:
        worst[datetime.date.fromisoformat(when)] = max(score, worst[datetime.date.fromisoformat(when)])
    return dict(worst), len(found)


def happened(table, place, first, last, more=""):
    query = f"SELECT count(*) FROM {table} WHERE {moved(place)} BETWEEN '{first}' AND '{last}'"
    return rows(query + more)[0][0]


def period_cells(leg, first, last):
    """The cells of one period in the order of the table."""
    worst, entries = worst_of(leg, first, last)
    row = list(worst.values())
    on = lambda score: f"{score} on {date_words(max(when for when, one in worst.items() if one == score))}"
    return {
        "First and last day": f"{date_words(first)} to {date_words(last)}",
        "Days": (last - first).days + 1,
        "Days with an entry": len(row),
        "Entries": entries,
        "Median of the daily worst": median(row),
        "Middle half of the daily worst": " to ".join(middle_half(row)),
        "Highest daily worst": on(max(row)),
        "Lowest daily worst": on(min(row)),
        "Routines done": happened("session", "started_at_s", first, last, f" AND (side IS NULL OR side IN ('{leg}', 'both'))"),
        "Doses taken": happened("dose", "at_s", first, last),
    }


def compare():
    open_page("Trends")
    press(named("Compare two periods"))
    answer(("Compare", "Before and after a date"))
    write("What began, if you like", "physiotherapy")
    write("The day on which something began", str(day(5)))
    answer(("Days on each side", "14 days"))
    periods = [(day(19), day(6)), (day(5), TODAY)]
    has("the lengths", "The periods are not equally long: 14 and 6 days.", "Before physiotherapy, then From physiotherapy on")
    scores = {leg: [list(worst_of(leg, *period)[0].values()) for period in periods] for leg in ("left", "right")}
    has("both legs", *[words for leg, both in scores.items() for words in compared(leg, both)])
    for leg in scores:
        cells = zip(*[period_cells(leg, *period).items() for period in periods])
        has(f"the numbers of the {leg} leg", *[f"{what}: {one}, then {other}" for (what, one), (_, other) in cells])
    step("two periods can be read side by side, each number with its name")
    days = [[count(row.count(score), "day", "days") for row in scores["left"]] for score in range(11)]
    reads("Left calf: ", [f"Worst pain {score}: {one}, then {other}" for score, (one, other) in enumerate(days)])
    step("the arrow keys read how many days had each score")
    press(named("Show as a table"))
    for leg, both in scores.items():
        cells = [" then ".join(f"{row.count(score)}," for row in both)[:-1] for score in range(11)]
        has("days with each score", *[f"Days with a worst pain of {score}: {cell}" for score, cell in enumerate(cells)])
    step("the days with each score are rows of a table")


def compared(leg, both):
    """The sentences about one leg."""
    spans = zip(both, (14, 6))
    numbers = ", then ".join(f"{median(row)} from {len(row)} of {days} days" for row, days in spans)
    middle = f"Median of the worst pain of each day: {numbers}."
    if min(map(len, both)) < 3:
        return [f"{leg.capitalize()} calf: too few entries to compare.", middle]
    apart = statistics.median(both[1]) - statistics.median(both[0])
    if abs(apart) < 2:
        return [f"{leg.capitalize()} calf: about the same.", middle]
    unit = "point" if abs(apart) == 1 else "points"
    which = "lower" if apart < 0 else "higher"
    return [f"{leg.capitalize()} calf: {number(abs(apart))} {unit} {which} in the later period.", middle]


def activities():
    open_page("Trends")
    press(named("Activities I want back"))
    found = rows(f"SELECT {moved('at_s')}, rating FROM goal_rating ORDER BY at_s")
    ratings = {datetime.date.fromisoformat(when): rating for when, rating in found}
    (first, before), (last, now) = min(ratings.items()), max(ratings.items())
    assert last == TODAY and first < last and now - before >= 3, ratings
    course = f"{ACTIVITY}: {both_ends(cards.of_ten, ratings)}. {now - before} points more."
    has("the activity", f"Last: {now} of 10, today.", course)
    over_time(ACTIVITY, {ACTIVITY: ratings}, cards.of_ten)
    step("an activity can be read from rating to rating")


def heel_raises():
    counted = "what ->> '$.measured.single_sore' IS NOT NULL"
    found = rows(f"SELECT {moved('at_s')}, what FROM progress WHERE {counted} ORDER BY at_s")
    lines = {"Left leg, sore": {}, "Right leg": {}}
    for when, what in found:
        for line, part in zip(lines.values(), ("single_sore", "single_other")):
            line[datetime.date.fromisoformat(when)] = what["measured"][part]
    sore, other = (line[max(line)] for line in lines.values())
    aim = -(-other * 9 // 10)
    says("heel raises", *[f"{name}: {both_ends(raises, line)}." for name, line in lines.items()])
    says("the aim", f"Aim: the other leg less 10 percent: {raises(aim)}.")
    fewer = round((other - sore) * 100 / other)
    missing = f"{aim - sore} more would be within 10 percent of it."
    says("how far it is", f"Left leg: {fewer} percent fewer than the other leg. {missing}")
    over_time("Heel raises on one leg", lines, raises)
    step("heel raises can be read for both legs, with the aim")


def raises(value):
    return count(value, "raise", "raises")


def both_ends(unit, line):
    return ", ".join(f"{unit(line[when])} on {date_words(when)}" for when in sorted({min(line), max(line)}))


def over_time(title, lines, unit):
    """The chart with the arrow keys, and its table."""
    days = sorted({when for line in lines.values() for when in line})
    told = [cards.series_day(lines, unit, when) for when in days]
    reads(f"{title}. ", told)
    press(named(f"Show as a table: {title}"))
    has(f"the table of {title}", *told)
    press(named(f"Show as a chart: {title}"))


def medicines():
    for mg, when in (("400", "-180min"), ("200", "now")):
        logged = run("dose", "ibuprofen", "--mg", mg, "--at", when)
        assert logged.returncode == 0, logged.stderr
    open_page("Medicines")
    # Units are hundredths of a tablet of 200 mg.
    query = "SELECT sum(units * 2) FROM dose WHERE at_s > strftime('%s', 'now') - 86400"
    total = rows(query)[0][0]
    has("the last 24 hours", f"You have logged {total}\u00a0mg ibuprofen in the last 24\u00a0hours.")
    step("the total of the last 24 hours can be read")


def pages():
    helped()
    compare()
    activities()
    heel_raises()
    medicines()
