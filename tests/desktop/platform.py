"""Sound, notices and the wakeful screen as the desktop's own services see them, with each of them missing, hung and back.

Each step waits for what it expects until a deadline. Started by tests/desktop/platform, which gives it a bus, a screen
and a home of its own.
"""

import glob
import json
import os
import queue
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time

# Named by its place, because the program that is tested has a folder of the same name.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import hearing  # noqa: E402

PROBE = os.environ["SOLEUS_PROBE"]
BINARY = os.environ["SOLEUS_BINARY"]
RUNTIME = os.environ["XDG_RUNTIME_DIR"]
HOME = os.environ["HOME"]
SOCKET = os.path.join(RUNTIME, "pulse", "native")
PATIENCE_S = 30.0
# A caller is a frame of the window: it may not wait for anything.
CALL_S = 0.5
# How far a length may be off: what a step of listening and a fade leave open.
TOLERANCE_MS = 30

# The design's sounds, written down a second time and not taken from the program: pitch or 0 for silence, milliseconds.
CUES = {
    "Tick": [(660, 70)],
    "Begin": [(523, 160), (784, 160)],
    "Halfway": [(440, 110)],
    "Switch": [(784, 160), (523, 160), (784, 160)],
    "Rest": [(784, 160), (523, 320)],
    "Pause": [(330, 400)],
    "GoOn": [(660, 200)],
    "AllDone": [(523, 220), (660, 220), (784, 220)],
    "SkinCheck": [(660, 150), (0, 150), (660, 150)],
    "IceEnd": [(880, 150), (0, 150), (880, 150), (0, 150), (880, 150), (0, 150), (880, 150)],
}

passed = []
started = []


def step(name):
    passed.append(name)
    print(f"ok {len(passed)} - {name}", flush=True)


def until(condition, what, patience=PATIENCE_S):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"{what} did not happen in {patience} s")


def end(process, how=signal.SIGTERM):
    if process.poll() is None:
        process.send_signal(how)
    process.wait(timeout=PATIENCE_S)


class Talker:
    """A program that is spoken to and answers in lines."""

    def __init__(self, *command, **options):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command, **pipes, **options)
        started.append(self.process)
        self.lines = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(line.strip())

    def expect(self, line, patience=PATIENCE_S):
        heard = self.lines.get(timeout=patience)
        assert heard == line, f"{heard!r} came and not {line!r}"

    def quiet(self, seconds=0.4):
        time.sleep(seconds)
        assert self.lines.empty(), f"{self.lines.get()!r} came"

    def tell(self, line):
        began = time.monotonic()
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        self.expect(f"done {line}")
        took = time.monotonic() - began
        assert took < CALL_S, f"{line!r} kept its caller for {took:.2f} s"


class SoundServer:
    """A real server with one loudspeaker that goes nowhere, and a recording of it."""

    def __init__(self):
        self.server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--log-level=error"]
            + ["-L", f"module-native-protocol-unix auth-anonymous=1 socket={SOCKET}"]
            + ["-L", "module-null-sink sink_name=heard rate=44100 channels=1 norewinds=1"],
            stderr=subprocess.DEVNULL,
        )
        started.append(self.server)
        until(lambda: os.path.exists(SOCKET), "the sound server's start")
        self.file = open(os.path.join(HOME, "heard.raw"), "w+b")
        format_ = ["--raw", "--format=s16le", "--rate=44100", "--channels=1", "--latency-msec=40"]
        self.recorder = subprocess.Popen(["parec", "--device=heard.monitor", *format_], stdout=self.file)
        started.append(self.recorder)
        until(lambda: self.size() > 0, "the recording's start")
        # The loudspeaker has taken up to two seconds of silence in advance, and what sounds waits for its turn.
        time.sleep(2.2)

    def size(self):
        return os.path.getsize(self.file.name)

    def since(self, offset):
        with open(self.file.name, "rb") as file:
            file.seek(offset)
            return hearing.samples(file.read())

    def after(self, offset, seconds):
        """What was recorded in so many seconds of the loudspeaker's own time."""
        enough = offset + int(seconds * hearing.RATE_HZ) * 2
        until(lambda: self.size() >= enough, "a recording that goes on")
        return self.since(offset)

    def hears(self, call, seconds):
        offset = self.size() // 2 * 2
        call()
        return self.after(offset, seconds)

    def stop(self):
        end(self.server, signal.SIGKILL)
        end(self.recorder)
        if os.path.exists(SOCKET):
            os.remove(SOCKET)


def alike(heard, expected):
    return len(heard) == len(expected) and all(
        one[0] == other[0] and abs(one[1] - other[1]) <= TOLERANCE_MS for one, other in zip(heard, expected)
    )


def length_s(cue):
    return sum(ms for _, ms in CUES[cue]) / 1000


def sound():
    probe = Talker(PROBE)
    for cue in CUES:
        probe.tell(f"play {cue} 60")
    step("without a sound server every cue is silence, and the caller goes on")

    server = SoundServer()
    for cue, expected in CUES.items():
        recorded = server.hears(lambda: probe.tell(f"play {cue} 60"), length_s(cue) + 0.7)
        heard = hearing.runs(recorded)
        assert alike(heard, expected), f"{cue}: {heard} was heard and not {expected}"
        steepest = hearing.steepest(recorded)
        assert steepest < 0.2, f"{cue} clicks: a jump of {steepest:.2f} of its peak"
        print(f"   {cue}: {' '.join(f'{ms} ms silence' if hz == 0 else f'{hz} Hz {ms} ms' for hz, ms in heard)}")
    step("each of the ten cues is heard with its tones, in order, without clicks")

    peaks = [hearing.peak(server.hears(lambda: probe.tell(f"play GoOn {volume}"), 0.7)) for volume in (0, 20, 60, 100, 255)]
    assert peaks[0] < hearing.NOISE and peaks[0] < peaks[1] < peaks[2] < peaks[3] < 24_000, peaks
    assert abs(peaks[4] - peaks[3]) < 50, peaks
    step(f"volumes 0, 20, 60, 100 and 255 reach {', '.join(map(str, peaks))} of 32767")

    offset = server.size() // 2 * 2
    probe.tell("play AllDone 60")
    until(lambda: hearing.peak(server.since(offset)) > hearing.NOISE, "the first cue")
    for cue in ("Pause", "GoOn", "Tick", "Rest"):
        probe.tell(f"play {cue} 60")
    heard = [run for run in hearing.runs(server.after(offset, 2.2)) if run[0]]
    assert alike(heard, CUES["AllDone"] + CUES["Rest"]), heard
    step("of many cues that wait only the newest is heard")

    offset = server.size() // 2 * 2
    probe.tell("play IceEnd 60")
    until(lambda: hearing.peak(server.since(offset)) > hearing.NOISE, "the alarm")
    probe.tell("hush")
    heard = hearing.runs(server.after(offset, 1.8))
    assert sum(ms for _, ms in heard) < 500, heard
    step(f"hush cuts an alarm of 1.2 s after {sum(ms for _, ms in heard)} ms")

    server.stop()
    probe.tell("play Begin 60")
    time.sleep(0.2)
    server = SoundServer()
    heard = hearing.runs(server.hears(lambda: probe.tell("play Begin 60"), 1.2))
    assert alike(heard, CUES["Begin"]), heard
    step("a sound server that dies and comes back is found again")

    server.stop()
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(SOCKET)
        deaf.listen()
        for cue in CUES:
            probe.tell(f"play {cue} 60")
        # Its limit for a greeting is 3 s, for the cue that began and for the newest of those that waited.
        time.sleep(6.5)
    os.remove(SOCKET)
    server = SoundServer()
    heard = hearing.runs(server.hears(lambda: probe.tell("play Switch 60"), 1.4))
    assert alike(heard, CUES["Switch"]), heard
    step("a sound server that hangs keeps nobody waiting, and is given up")
    probe.tell("play AllDone 60")
    probe.process.stdin.write("stop\n")
    probe.process.stdin.close()
    probe.process.wait(timeout=CALL_S)
    step("the program ends at once in the middle of a cue")
    server.stop()


def dunst():
    """A real notification daemon; the menu of a notice is answered by what stands in a file."""
    config, menu, choice = (os.path.join(HOME, name) for name in ("dunstrc", "menu", "choice"))
    with open(menu, "w") as file:
        # The lines of the menu look like "#Snooze (Soleus reminder) [1,snooze]".
        file.write(f'#!/bin/sh\nexec grep -F "#$(cat {choice})" | head -n 1\n')
    os.chmod(menu, 0o700)
    with open(config, "w") as file:
        file.write(f"[global]\ndmenu = {menu}\nmarkup = full\n[urgency_normal]\ntimeout = 0\n")
    # The bus may still hold the name for one that was killed; a daemon that finds it taken ends at once.
    until(lambda: not displayed(), "the end of the notification daemon before")
    daemon = subprocess.Popen(["dunst", "-config", config], stderr=subprocess.DEVNULL)
    started.append(daemon)
    # Any number will do: notices that waited for a daemon may reach it before this question does.
    until(displayed, "the notification daemon's start")
    return daemon


def control(*arguments, check=True):
    command = ["dunstctl", *arguments]
    return subprocess.run(command, check=check, capture_output=True, text=True, timeout=PATIENCE_S).stdout


def displayed():
    """How many notices are on the screen, as the daemon writes it; nothing as long as there is none to ask."""
    return control("count", "displayed", check=False).strip()


def shows(count):
    until(lambda: displayed() == str(count), f"{count} notices on the screen")


def press(words):
    with open(os.path.join(HOME, "choice"), "w") as file:
        file.write(words)
    control("context")


def received():
    """The last notices that the daemon has closed, the newest first."""
    return [(one["summary"]["data"], one["body"]["data"]) for one in json.loads(control("history"))["data"][0]]


def notices():
    alone = Talker(PROBE, env={name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"})
    alone.tell("show 1 nobody")
    alone.tell("awake")
    end(alone.process)
    probe = Talker(PROBE)
    probe.tell("show 1 nobody")
    probe.quiet()
    step("without a bus, and without a service on it, a notice is silence")

    daemon = dunst()
    probe.tell("show 1 Ice is <over>")
    shows(1)
    probe.tell("show 1 Ice is <over> & done")
    probe.tell("show 2 something else")
    shows(2)
    probe.tell("withdraw 2")
    shows(1)
    assert received()[0] == ("Soleus reminder", "something else"), received()
    step("a notification daemon shows notices; one of the same subject replaces the older, one that is withdrawn goes")

    press("Snooze")
    probe.expect("answer 1 Snooze")
    shows(0)
    title, text = received()[0]
    assert title == "Soleus reminder" and "<over>" in text.replace("&lt;", "<").replace("&gt;", ">"), (title, text)
    probe.tell("show 1 again")
    shows(1)
    press("Done")
    probe.expect("answer 1 Done")
    probe.tell("show 1 again")
    shows(1)
    press("Open")
    probe.expect("answer 1 Open")
    probe.quiet()
    step("snooze, done and a press on the notice itself come back, once each")

    daemon.send_signal(signal.SIGSTOP)
    for subject in range(20):
        probe.tell(f"show {subject} to nobody")
    daemon.send_signal(signal.SIGCONT)
    end(daemon, signal.SIGKILL)
    daemon = dunst()
    probe.tell("show 50 hello")
    probe.tell("withdraw 50")
    until(lambda: ("Soleus reminder", "hello") in received(), "a notice from the daemon that is back")
    step("a daemon that hangs keeps nobody waiting, and one that comes back is found")
    probe.process.stdin.write("stop\n")
    probe.process.stdin.close()
    probe.process.wait(timeout=CALL_S)
    shows(0)
    step("notices whose buttons would do nothing any more go with the program")
    end(daemon)


JOURNAL = os.path.join(HOME, "data", "soleus", "journal.db")


def soleus(*arguments, **options):
    return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=PATIENCE_S, **options)


def start(*arguments):
    process = subprocess.Popen([BINARY, *arguments], stderr=subprocess.PIPE, text=True)
    started.append(process)
    return process


def sql(statement, *values):
    """Changes the file as the person or the clock would, without waiting for either."""
    with sqlite3.connect(JOURNAL, timeout=PATIENCE_S) as file:
        rows = file.execute(statement, values).fetchall()
    file.close()
    return rows


def poke():
    """A second start leaves at once, and the first one looks at the journal because of it."""
    second = soleus("--background")
    assert (second.returncode, second.stderr) == (0, ""), second


def sockets():
    return len(glob.glob(os.path.join(RUNTIME, "soleus-*.sock")))


def stays(count, seconds=1.0):
    poke()
    time.sleep(seconds)
    assert control("count", "displayed").strip() == str(count), control("count", "displayed")


def used(process):
    """Processor time in seconds and memory in MB of a process."""
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    with open(f"/proc/{process.pid}/status") as file:
        memory = next(int(line.split()[1]) for line in file if line.startswith("RssAnon"))
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), memory / 1024


def reminders():
    mute = soleus("--background", env={name: one for name, one in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"})
    assert mute.returncode == 1 and "no desktop session with notifications" in mute.stderr, mute
    step("without a desktop session the background says so in one sentence and leaves")

    assert soleus("log", "3").returncode == 0 and soleus("undo").returncode == 0
    # Due from midnight on: the test does not wait for an evening.
    for key, value in (("remind_evening", "true"), ("evening_min", "0"), ("quiet_hours", "false")):
        sql("INSERT INTO setting (key, value) VALUES (?, ?)", key, value)
    background = start("--background")
    sentence = background.stderr.readline()
    assert "No notification service answers" in sentence, sentence
    daemon = dunst()
    sql("UPDATE desk SET value = json_set(value, '$.again_s', 0) WHERE key LIKE 'remind %'")
    poke()
    shows(1)
    step("a service that comes after the background process gets the note that nobody could see")

    stays(1)
    step("a second background process leaves with 0, and one note stays one")

    press("In 10 minutes")
    shows(0)
    asked = until(lambda: sql("SELECT json_extract(value, '$.again_s') FROM desk WHERE key LIKE 'remind %'")[0][0], "a snooze")
    assert 590 < asked - time.time() < 601, asked - time.time()
    assert received()[0] == ("Soleus reminder", ""), received()[0]
    stays(0)
    sql("UPDATE desk SET value = json_set(value, '$.again_s', 0) WHERE key LIKE 'remind %'")
    poke()
    shows(1)
    step("the note says nothing but that there is one; \"In 10 minutes\" brings it back then, and not before")

    press("Done")
    shows(0)
    stays(0)
    end(background)
    assert background.returncode == 0 and sockets() == 0, (background.returncode, sockets())
    background = start("--background")
    until(lambda: sockets() == 1, "the background's start")
    stays(0)
    step("done is done, also after a restart; asked to end, the background ends with 0 and leaves nothing behind")

    before, _ = used(background)
    time.sleep(3)
    after, memory = used(background)
    assert after - before < 0.05, after - before
    step(f"at rest it used {after - before:.2f} s of the processor in 3 s, and holds {memory:.1f} MB of its own")

    entry = os.path.join(HOME, "config", "autostart", "soleus.desktop")
    assert not os.path.exists(entry)
    sql("INSERT INTO setting (key, value) VALUES ('start_with_computer', 'true')")
    sql("DELETE FROM desk WHERE key LIKE 'remind %'")
    poke()
    shows(1)
    press("Open")
    until(lambda: sockets() == 2, "a window from the note")
    with open(f"/proc/{background.pid}/task/{background.pid}/children") as file:
        window = int(file.read().split()[0])
    step("a press on the note itself opens the window, which the background does not keep out")

    until(lambda: os.path.exists(entry), "the start with the computer")
    with open(entry) as file:
        lines = file.read().splitlines()
    assert f'Exec="{BINARY}" --background' in lines and f"X-Soleus-Journal={JOURNAL}" in lines, lines
    step("what starts with the computer is this program, without a window, because the person wants it")

    sql("DELETE FROM desk WHERE key LIKE 'remind %'")
    # The window looks because these are handed over to it; the background rests for a minute.
    assert soleus("log", "3").returncode == 0 and soleus("undo").returncode == 0
    shows(1)
    stays(1)
    step("the window shows the note while it is open, and with the background it stays one")

    assert soleus("log", "3").returncode == 0
    poke()
    shows(0)
    step("a note that is out of date is taken back")

    os.kill(window, signal.SIGTERM)
    until(lambda: not os.path.exists(f"/proc/{window}/exe"), "the end of the window")
    sql("UPDATE setting SET value = 'false' WHERE key = 'start_with_computer'")
    window = start()
    until(lambda: not os.path.exists(entry), "no start with the computer")
    step("nothing starts with the computer any more when the person does not want it")
    end(window)
    end(background)
    end(daemon)


def keeper(kind):
    service = Talker("/usr/bin/python3", os.path.join(os.path.dirname(os.path.abspath(__file__)), "keepers.py"), kind)
    service.expect("ready")
    return service


def wakeful():
    probe = Talker(PROBE)
    probe.tell("awake")
    probe.tell("asleep")
    step("without a service that keeps the screen awake nothing happens")

    saver = keeper("saver")
    probe.tell("awake")
    saver.expect("Inhibit Soleus A guided session runs 41")
    probe.tell("awake")
    probe.tell("asleep")
    saver.quiet()
    probe.tell("asleep")
    saver.expect("UnInhibit 41")
    saver.expect("gone")
    step("the screen saver is held once while any guard lives, and then released")

    probe.tell("awake")
    saver.expect("Inhibit Soleus A guided session runs 42")
    end(probe.process, signal.SIGKILL)
    saver.expect("gone")
    step("a killed program holds nothing: its connection is gone")
    end(saver.process)

    probe = Talker(PROBE)
    portal = keeper("portal")
    probe.tell("awake")
    portal.expect("Inhibit 8 A guided session runs")
    probe.tell("asleep")
    portal.expect("Close")
    step("where there is no screen saver the portal is asked, and released")
    end(portal.process)
    end(probe.process)


def appearance():
    def wish(dark, contrast, still, text):
        words = ["false", "true"]
        return (
            f"Appearance {{ dark: {dark}, high_contrast: {words[contrast]}, less_movement: {words[still]}, "
            f"text_percent: {text} }}"
        )

    probe = Talker(PROBE)
    probe.tell("appearance")
    probe.quiet()
    step("without a desktop that tells how programs shall look, nothing is said")

    desktop = keeper("settings")
    probe.expect(wish("None", 0, 0, 125))
    desktop.tell("color-scheme 1")
    probe.expect(wish("Some(true)", 0, 0, 125))
    desktop.tell("contrast 1")
    probe.expect(wish("Some(true)", 1, 0, 125))
    desktop.tell("enable-animations 0")
    probe.expect(wish("Some(true)", 1, 1, 125))
    desktop.tell("text-scaling-factor 2.0")
    probe.expect(wish("Some(true)", 1, 1, 200))
    desktop.tell("color-scheme 2")
    probe.expect(wish("Some(false)", 1, 1, 200))
    desktop.tell("color-scheme 2")
    desktop.tell("accent-color 3")
    probe.quiet()
    step("theme, contrast, less movement and text size are heard when they change, each once")

    end(desktop.process)
    probe.quiet()
    desktop = keeper("settings")
    probe.expect(wish("None", 0, 0, 125))
    end(desktop.process)
    end(probe.process)
    step("a desktop that has gone is still followed in what it wished last, and one that is back in what it wishes now")


def end_of_speech():
    """Asks the speech service that the program started to leave."""
    number = os.path.join(RUNTIME, "speech-dispatcher", "pid", "speech-dispatcher.pid")
    if os.path.exists(number):
        with open(number) as file:
            os.kill(int(file.read()), signal.SIGTERM)
        until(lambda: not os.path.exists(number), "the end of the speech service")


def speech():
    nowhere = os.path.join(HOME, "nowhere")
    os.makedirs(nowhere, mode=0o700, exist_ok=True)
    mute = Talker(PROBE, env={**os.environ, "PATH": nowhere, "XDG_RUNTIME_DIR": nowhere})
    mute.tell("say nobody hears this")
    mute.tell("hush")
    end(mute.process)
    step("without a speech service a sentence is silence")

    server = SoundServer()
    probe = Talker(PROBE)
    offset = server.size() // 2 * 2
    probe.tell("say Hold, left leg, 30 seconds.")
    until(lambda: hearing.peak(server.since(offset)) > 1000, "a voice")
    until(lambda: hearing.peak(server.since(server.size() // 2 * 2 - hearing.RATE_HZ)) < hearing.NOISE, "the sentence's end")
    seconds = len([one for one in server.since(offset) if abs(one) > hearing.NOISE]) / hearing.RATE_HZ
    assert seconds > 1, f"only {seconds:.1f} s were spoken"
    step("a real speech service is started and says a sentence to the loudspeaker")

    offset = server.size() // 2 * 2
    probe.tell("say " + "One two three four five six seven eight nine ten. " * 4 + "Done.")
    until(lambda: hearing.peak(server.since(offset)) > 1000, "a voice")
    probe.tell("hush")
    until(lambda: hearing.peak(server.since(server.size() // 2 * 2 - hearing.RATE_HZ)) < hearing.NOISE, "silence", 4)
    step("hush breaks a long sentence off")

    end_of_speech()
    probe.tell("say Switch.")
    probe.quiet()
    end(probe.process)
    server.stop()
    step("a speech service that has gone is silence")


def main():
    status = 0
    try:
        sound()
        speech()
        notices()
        reminders()
        wakeful()
        appearance()
    except (AssertionError, OSError, ValueError, KeyError, queue.Empty, subprocess.SubprocessError) as error:
        status = 1
        print(f"not ok {len(passed) + 1} - after \"{passed[-1] if passed else 'the start'}\": {error!r}", file=sys.stderr)
    finally:
        end_of_speech()
        for process in started:
            if process.poll() is None:
                process.kill()
                process.wait()
    print(f"{len(passed)} passed, {status} failed")
    return status


sys.exit(main())
