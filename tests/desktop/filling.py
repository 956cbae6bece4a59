"""A journal of two weeks: what the command line can log is logged by it, the rest through the window."""

from reader import CHOICES, gone, named, press, quit_from_menu, run, start, until
from spoken import answer, day, open_page, press_all, rows, short, write

# Days ago, time, score, what else is told by the command line, and what through the window. Each time stands once.
# Two entries on one day, both legs, a day without any, and days of which triggers say nothing.
ENTRIES = [
    (12, "07:30", 8, "--side left --kind sharp --zone soleus --trigger stairs", "first"),
    (11, "22:40", 7, "--side left --kind cramp --zone soleus --lasted 4 --trigger in_bed", "second"),
    (10, "18:00", 6, "--side left --kind tight --zone gastroc_inner --trigger stairs", "third"),
    (9, "08:00", 7, "--side left --kind ache --zone achilles_mid --trigger stairs", ""),
    (9, "19:10", 4, "--side left --kind ache", ""),
    (7, "12:05", 4, "--side right --kind cramp --zone soleus --lasted 1 --trigger walking", ""),
    (6, "13:00", 3, "--side right --kind cramp --zone gastroc_inner --lasted 2", "fourth"),
    (5, "08:15", 5, "--side left --kind tight --trigger stairs", "fifth"),
    (4, "03:20", 6, "--side both --kind cramp --zone soleus --lasted 12", "sixth"),
    (3, "17:45", 2, "--side left", ""),
    (2, "09:00", 3, "--side left --kind ache --zone soleus --trigger nothing", ""),
    (1, "18:30", 4, "--side left --trigger running", ""),
    (0, "00:00", 3, "--side left --kind cramp", ""),
]
SLEEP = {"first": 2, "second": 3, "third": 1, "fourth": 8, "fifth": 7, "sixth": 9}
ABILITIES = {"first": [("Walking", 2), ("Stairs", 0)], "fourth": [("Walking", 4)], "sixth": [("Walking", 7), ("Stairs", 5)]}
CALVES = {"second": [("Left calf", "38.5"), ("Right calf", "37")], "fifth": [("Left calf", "37.5")]}
# The pain after ice and on the next morning, of five entries; and stretching once, without a number after it.
ICE = {"first": (5, 6), "second": (6, 7), "third": (3, 4), "fourth": (3, 2), "fifth": (2, 3)}
STRETCH = ("sixth",)
ACTIVITY = "Walk to the market"

# Days ago, time, pain before and after; the last has no number after. The entry before it says the morning after.
DOSES = [
    (12, "08:30", 8, 5),
    (11, "23:00", 7, 7),
    (10, "18:30", 6, 3),
    (6, "14:00", 3, 2),
    (5, "09:00", 5, 3),
    (2, "10:00", 3, None),
]


def of_ten(score):
    return f"{score} of 10"


def log(entry):
    ago, time, score, more, _ = entry
    logged = run("log", str(score), "--at", f"{day(ago)} {time}", *more.split())
    assert logged.returncode == 0, logged.stderr


def details(entry):
    """What only the window can note of an entry."""
    _, time, _, more, who = entry
    tried = (["Ice"] if who in ICE else []) + (["Stretch"] if who in STRETCH else [])
    folds = ["Effect on your day"] + (["What you tried"] if tried else [])
    if who in ICE and "--lasted" not in more:
        folds.append("How long and how it eased")
    press(named(starts=f"Edit entry {time}"))
    press_all(*folds)
    scores = [("Sleep", SLEEP[who]), *ABILITIES.get(who, [])]
    if who in ICE:
        scores.append(("Pain next morning", ICE[who][1]))
    answer(*[(question, of_ten(score)) for question, score in scores], *[("What did you try?", name) for name in tried])
    if who in ICE:
        answer(("Pain after ice", of_ten(ICE[who][0])))
    for name, size in CALVES.get(who, []):
        write(name, size)
    press(named("Save entry", "Save"))


def fill():
    """The newest entry stands at the top of the history, so each is completed when it is logged."""
    open_page("History")
    for entry in ENTRIES:
        log(entry)
        if entry[4]:
            details(entry)
    saved = lambda: len(rows("SELECT 1 FROM episode WHERE contexts <> '[]'")) == len(SLEEP)
    until("every detail is in the file", saved)


def doses():
    for ago, time, _, _ in DOSES:
        logged = run("dose", "ibuprofen", "--mg", "200", "--at", f"{day(ago)} {time}")
        assert logged.returncode == 0, logged.stderr
    open_page("Medicines")
    for ago, time, before, after in DOSES:
        press(named(starts=f"Change dose {short(day(ago))} {time}"))
        pain = [("Pain before it", before), ("Pain after it", after)]
        answer(*[(question, of_ten(score)) for question, score in pain if score is not None])
        press(named("Save dose", "Save it anyway"))
        gone("the page of the dose", "Delete this dose")


def check():
    """A whole check without a sign, so that nothing waits for one."""
    open_page("Warning signs")
    press(named("No", roles=CHOICES))
    press(named("None of the signs, next"))
    for group in ("The leg", "Back, nerves, speech", "The whole body", "Walking and sores"):
        press(named(f"None of these: {group}"))
    press(named("See the result"))
    named("Nothing is paused", roles=("heading", "label"))


def session():
    """A routine with a number before it, ended early with one after it."""
    open_page("Routines")
    press(named("Start Getting moving"))
    press(named("Pain 6"))
    press(named("Finish early"))
    press(named("Pain 4"))
    until("the session is in the file", lambda: rows("SELECT 1 FROM session WHERE nrs_after = 4"))


def rate(score, sore, other):
    """Today's number of the activity, and the heel raises of today."""
    answer((f"How well does it go today: {ACTIVITY}", of_ten(score)))
    press(named("Note a count of heel raises"))
    write("Left leg alone, the sore one", str(sore))
    write("Right leg alone", str(other))
    press(named("Save the count"))
    named("Note a count of heel raises")


def in_the_west(zone):
    """The first day: a check, a routine, the stage Strength, an activity, each where its page says it."""
    start(TZ=zone)
    press(named("Start my journal"))
    check()
    session()
    open_page("Routines")
    press(named("Open your stage"))
    answer(("Which leg?", "Left"))
    press(named("Begin with Strength"))
    named("Strength, left leg", roles=("heading", "label"))
    press(named("Activities I want back"))
    write("An activity in your own words", ACTIVITY)
    press(named("Add this activity"))
    rate(3, 8, 20)
    quit_from_menu()


def second_day():
    open_page("Trends")
    press(named("Activities I want back"))
    rate(6, 14, 21)
