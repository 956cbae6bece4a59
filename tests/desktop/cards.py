"""The cards of Trends below the chart: the sentence and every number of each, worked out a second time from the file."""

import collections
import datetime
import statistics

from reader import named, press, step
from reading import reads
from spoken import TODAY, count, date_words, day, entries_words, has, median, middle_half, number, rows, short

ZONES = {
    "behind_knee": "behind the knee",
    "gastroc_inner": "upper calf inner side",
    "gastroc_outer": "upper calf outer side",
    "junction": "middle where muscle meets tendon",
    "soleus": "lower calf deep",
    "achilles_mid": "Achilles tendon",
    "achilles_heel": "heel where the tendon joins",
    "inner_shin": "inner edge of the shin",
}
KINDS = ["cramp", "ache", "sharp", "tight", "burning", "shooting", "throbbing", "heavy"]
LENGTHS = [("Under 1 minute", 0, 0), ("1 to 3 minutes", 1, 3), ("4 to 10 minutes", 4, 10), ("Over 10 minutes", 11, 10**6)]
TRIGGERS = {"stairs": "Stairs", "in_bed": "In bed", "walking": "Walking", "running": "Running"}


def most_often(names, times, among):
    """The names that come first, all with the same number."""
    if len(names) == 1:
        return f"Most often: {names[0]}, in {times} of {among}."
    return f"Most often: {', '.join(names[:-1])} and {names[-1]}, each in {times} of {among}."


def places():
    entries = rows("SELECT nrs_worst, zones FROM episode")
    pains = collections.defaultdict(list)
    for worst, zones in entries:
        for zone in zones:
            pain = worst if zone["nrs"] is None else zone["nrs"]
            pains[zone["leg"], zone["zone"]].append(pain)
    told = []
    for leg in ("left", "right"):
        for zone, name in ZONES.items():
            here = pains[leg, zone]
            words = f"{entries_words(len(here))}, worst {max(here)}" if here else "no entries"
            told.append(f"{leg.capitalize()} leg, {name}: {words}")
    most = max(map(len, pains.values()))
    names = [f"{ZONES[zone]} ({leg} leg)" for (leg, zone), here in pains.items() if len(here) == most]
    named_somewhere = sum(1 for _, zones in entries if zones)
    sentence = most_often(names, most, count(named_somewhere, "entry with a place", "entries with a place"))
    without = f"Without a place: {entries_words(len(entries) - named_somewhere)}."
    has("where it hurt", sentence, without, *told)
    step("where it hurt can be read, place by place, with how many entries name it")


def kinds():
    entries = rows("SELECT nrs_worst, kinds FROM episode")
    scores = {kind: [worst for worst, kinds in entries if kind in kinds] for kind in KINDS}
    silent = [worst for worst, kinds in entries if not kinds]
    most = max(map(len, scores.values()))
    among = count(len(entries) - len(silent), "entry with a kind", "entries with a kind")
    first = most_often([kind for kind in KINDS if len(scores[kind]) == most], most, among)
    told = [(kind.capitalize(), scores[kind]) for kind in KINDS if scores[kind]] + [("Not said", silent)]
    has("kinds of pain", first, *[f"{name}: {entries_words(len(row))}, median {median(row)}" for name, row in told])
    step("each kind of pain can be read with its entries and their median")


def cramps():
    found = rows("SELECT (ended_at_s - started_at_s) / 60 FROM episode WHERE kinds LIKE '%\"cramp\"%'")
    minutes = [length for (length,) in found if length is not None]
    told = [f"{name}: {count(sum(low <= one <= high for one in minutes), 'cramp', 'cramps')}" for name, low, high in LENGTHS]
    told.append(f"Not said: {count(len(found) - len(minutes), 'cramp', 'cramps')}")
    low, high = middle_half(minutes)
    long = sum(length > 10 for length in minutes)
    sentence = f"{count(len(found), 'cramp', 'cramps')}. Median length {median(minutes)} minutes. "
    sentence += f"The middle half lies between {low} and {high} minutes. {long} lasted over 10 minutes."
    has("how long cramps last", sentence, *told)
    step("how long cramps last can be read, with the median and the middle half")


def series(title, lines, unit):
    """A card with numbers over days: its sentences, its count and, as a table, a row for each day."""
    days = sorted({when for points in lines.values() for when in points})
    ends = [(name, min(points), max(points), points) for name, points in lines.items()]
    said = lambda points, when: f"{unit(points[when])} on {date_words(when)}"
    sentences = [
        f"{name}: {said(points, first)}." if first == last else f"{name}: {said(points, first)}, {said(points, last)}."
        for name, first, last, points in ends
    ]
    numbers = count(sum(map(len, lines.values())), "number", "numbers")
    span = f"{date_words(day(29))} to {date_words(TODAY)}. {numbers} on {len(days)} of 30 days."
    has(title, title, f"{title}. {' '.join(sentences)}", *sentences, span)
    told = [series_day(lines, unit, when) for when in days]
    reads(f"{title}. ", told)
    about = title[0].lower() + title[1:]
    press(named(f"Show as a table: {about}"))
    has(f"the table of {about}", ", ".join(["Day", *lines]), *told)
    press(named(f"Show as a chart: {about}"))


def series_day(lines, unit, when):
    value = lambda points: unit(points[when]) if when in points else "none"
    return f"{short(when)}: " + ", ".join(f"{name} {value(points)}" for name, points in lines.items())


def of_ten(value):
    return f"{value} of 10"


def centimetres(value):
    return f"{number(value / 10)} cm"


def ability_lines():
    """The lowest number of each day."""
    lines = collections.defaultdict(dict)
    for when, abilities in rows("SELECT day, abilities FROM episode"):
        for said in abilities:
            line, when_day = lines[said["ability"].capitalize()], datetime.date.fromisoformat(when)
            line[when_day] = min(said["rating"], line.get(when_day, 10))
    return {name: lines[name] for name in ("Walking", "Stairs", "Tiptoe", "Work", "Sport") if lines[name]}


def calf_lines():
    """The last number of each day."""
    lines = {"Left calf": {}, "Right calf": {}}
    for when, *sizes in rows("SELECT day, calf_left_mm, calf_right_mm FROM episode ORDER BY place"):
        for line, size in zip(lines.values(), sizes):
            if size is not None:
                line[datetime.date.fromisoformat(when)] = size
    return lines


def abilities():
    series("What you could do", ability_lines(), of_ten)
    step("what you could do can be read day by day")


def calves():
    series("Calf size", calf_lines(), centimetres)
    step("the size of the calves can be read in centimetres")


def daily_worst():
    found = rows("SELECT day, max(nrs_worst) FROM episode GROUP BY day")
    return {datetime.date.fromisoformat(when): worst for when, worst in found}


def sleep():
    worst, rated = daily_worst(), {}
    for when, contexts in rows("SELECT day, contexts FROM episode ORDER BY place"):
        for said in contexts:
            if said["context"] == "sleep":
                rated[datetime.date.fromisoformat(when)] = said["rating"]
    after = {when: worst.get(when + datetime.timedelta(1)) for when in rated}
    told, parts = [], []
    for low, high in ((0, 3), (4, 6), (7, 10)):
        pains = [after[when] for when, sleep in rated.items() if low <= sleep <= high and after[when] is not None]
        days = count(len(pains), "day", "days")
        if len(pains) >= 3:
            told.append(f"Sleep {low} to {high}: median {median(pains)} on the next day, {days}")
            parts.append((f"leep {low} to {high}", median(pains)))
        else:
            told.append(f"Sleep {low} to {high}: {f'{days}, too few to say' if pains else 'no days'}")
    (first, middle), *others = parts
    sentence = f"S{first} goes with a median pain of {middle} on the next day"
    has("sleep", sentence + "".join(f", s{name} with {other}" for name, other in others) + ".", *told)
    press(named("Show as a table: sleep and the pain of the next day"))
    next_day = lambda when: "no entry on the next day" if after[when] is None else f"worst pain of the next day {after[when]}"
    has("nights and next days", *[f"{short(when)}: sleep {rated[when]}, {next_day(when)}" for when in rated])
    press(named("Show as a chart: sleep and the pain of the next day"))
    step("sleep and the pain of the next day can be read side by side")


def triggers():
    worst, answered, with_it = daily_worst(), set(), collections.defaultdict(set)
    for when, names in rows("SELECT day, triggers FROM episode"):
        when = datetime.date.fromisoformat(when)
        if names:
            answered.add(when)
        for name in names:
            with_it[name].add(when)
    with_it.pop("nothing")
    left_out = len(worst) - len(answered)
    told = [f"Something is said about triggers on {len(answered)} of {len(worst)} days with entries. "]
    told[0] += f"The other {left_out} days are left out: what was not said is not known."
    for trigger, days in with_it.items():
        told += trigger_words(TRIGGERS[trigger], days, answered - days, worst)
    has("triggers", *told)
    step("each trigger can be read with the days with it and without it")


def trigger_words(name, with_it, without, worst):
    day_words = lambda days: count(len(days), "day", "days")
    if min(len(with_it), len(without)) < 3:
        return [name, f"{day_words(with_it)} with “{name}”, {day_words(without)} without it. Too few days to say."]
    middle, other = ([worst[when] for when in days] for days in (with_it, without))
    sentence = f"On {day_words(with_it)} with “{name}” the worst pain was {median(middle)} in the middle, "
    sentence += f"on {day_words(without)} without it {median(other)}. "
    apart = abs(statistics.median(middle) - statistics.median(other)) >= 2
    sentence += "That goes together; it does not show what causes what." if apart else "That is about the same."
    next_day = datetime.timedelta(1)
    after = [[worst[when + next_day] for when in days if when + next_day in worst] for days in (with_it, without)]
    told = [name, sentence]
    if min(map(len, after)) >= 3:
        told.append(
            f"On the day after: {median(after[0])} in the middle with it ({len(after[0])} days), "
            f"{median(after[1])} without it ({len(after[1])} days)."
        )
    return told


def cards():
    places()
    kinds()
    cramps()
    abilities()
    calves()
    sleep()
    triggers()
