"""Commands find a way whether a service is there, dies or comes back: eight loops of the program beside kills."""

import random
import sqlite3
import statistics
import time
from collections import Counter, namedtuple

from journal import Log
from stage import Crew, Ledger, Service, form, require

LOOPS = 8
LONGEST_GAP = 2.0

# One command as it went: when it ended, how long it took, and what its text in the log would be.
Done = namedtuple("Done", "words ended seconds exit errors mark")


def cycle(case, file, mark):
    """Commands on a case of one's own, each of which succeeds when all before it did."""
    return [
        ["form", "import", case, file, "--as", "p5"],
        ["submit", case, "F-1", "--opinion", mark, "--as", "p5"],
        ["claim", case, "F-1", "--as", "p3"],
        ["todo", "--person", "p3"],
        ["return", case, "F-1", "--to", "draft", "--reason", mark, "--as", "p3"],
        ["submit", case, "F-1", "--opinion", mark, "--as", "p5"],
        ["case", "show", case],
        ["withdraw", case, "F-1", "--as", "p5"],
    ]


def loop(ledger, case, done, stopping, more):
    """Runs commands one after another until it is time to stop."""
    number = 0
    while not stopping.is_set():
        number += 1
        file = ledger.folder / f"{case}.yaml"
        file.write_text(form("F-1", number))
        for step, words in enumerate(cycle(case, file, "")):
            if stopping.is_set():
                return
            mark = f"{case}/{number}/{step}"
            words = [mark if word == "" else word for word in words]
            begun = time.monotonic()
            run = ledger.run(*words, "--json", *more)
            ended = time.monotonic()
            done.append(Done(words, ended, ended - begun, run.returncode, run.stderr, mark if mark in words else None))
            if run.returncode != 0:
                # What follows in the cycle would be refused for that alone.
                return


def disturb(service, seconds, kills):
    """Kills and restarts the service at random moments for some time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(random.uniform(0.2, 1.2))
        kills.append(time.monotonic())
        service.kill()
        # Half of the time the commands take the ledger over for a while.
        if random.random() < 0.5:
            time.sleep(random.uniform(0, 1))
        service.start(is_waiting=False)


def check(ledger, done, kills):
    """Every command succeeded, was carried out once, and none waited long after a kill."""
    failures = Counter(f"{run.words[0]}: exit {run.exit}: {run.errors[:300]}" for run in done if run.exit)
    log = Log(ledger.path)
    log.check()
    marks = recorded_marks(ledger)
    for run in done:
        if run.mark:
            require(run.exit != 1 or not marks[run.mark], "FALSE REFUSAL:", run.words, "is in the log:", run.errors)
            require(marks[run.mark] <= 1, "done twice:", run.words)
            require(run.exit or marks[run.mark] == 1, "LOST:", run.words, "succeeded and is not in the log")
    require(not failures, "commands failed:", failures.most_common(3))
    ends = sorted(run.ended for run in done if not run.exit)
    gaps = [min((end - kill for end in ends if end > kill), default=0) for kill in kills]
    require(max(gaps) <= LONGEST_GAP, "the longest gap after a kill was", f"{max(gaps):.2f} s")
    return max(gaps)


def recorded_marks(ledger):
    """How often each opinion and reason was recorded with an act that was carried out."""
    with sqlite3.connect(f"file:{ledger.path}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT content FROM body WHERE name IN ('opinion', 'reason')").fetchall()
    return Counter(content.decode() for (content,) in rows)


def raise_on(ledger, seed, seconds, more=()):
    """Runs the loops beside the kills; all commands and the times of the kills."""
    random.seed(seed)
    crew, done, kills = Crew(), [], []
    service = Service(ledger).start()
    for case in ledger.cases[:LOOPS]:
        crew.add(loop, ledger, case, done, crew.stopping, more)
    disturb(service, seconds, kills)
    crew.join()
    service.stop()
    return done, kills


def storm(plan):
    """A minute, or five seconds."""
    with Ledger() as ledger:
        done, kills = raise_on(ledger, plan.seed, 60 if plan.is_long else 5)
        gap = check(ledger, done, kills)
        ledger.verify_fully()
    times = sorted(run.seconds for run in done)
    return (f"{len(done):,} commands, {len(kills)} kills, 0 failed, 0 done twice, longest gap {gap:.2f} s, "
            f"command median {statistics.median(times) * 1000:.0f} ms, "
            f"p99 {times[int(len(times) * 0.99)] * 1000:.0f} ms, longest {times[-1]:.2f} s")


def control(plan):
    """Commands that are bound to a service which is killed."""
    with Ledger() as ledger:
        done, kills = raise_on(ledger, plan.seed, 3, ("--server", f"{ledger.path}.run/socket"))
        check(ledger, done, kills)


CONTROLS = [control]
