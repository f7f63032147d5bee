"""The service is killed at random moments under load; nothing that it acknowledged may be lost or halved."""

import random
import shutil

from acts import random_act
from journal import Journal, Log, resend, work
from stage import Crew, Ledger, Lost, Service, require, wait_in_time, wait_until

CLIENTS = 5
KILLS_PER_LEDGER = 20


def attempt(service, journal, cases, round_name, span, is_orderly=False):
    """Puts load on a running service, and kills it, or tells it to end."""
    crew = Crew()

    def client(name):
        rng = random.Random(f"{round_name}/{name}")
        try:
            with service.client() as line:
                work(line, journal, f"{round_name}/{name}", lambda n: random_act(rng, cases, n), crew.stopping)
        except (Lost, OSError):
            pass

    for name in range(CLIENTS):
        crew.add(client, name)
    wait_in_time(span)
    if is_orderly:
        service.stop()
        require(service.process.returncode == 0, "told to end, the service ended with", service.process.returncode)
    else:
        service.kill()
    crew.join()


def storm_on(ledger, seed, kills, journal):
    """Kills the service of one ledger several times, with a check after each."""
    random.seed(seed)
    service = Service(ledger)
    service.start(is_waiting=False)
    for number in range(kills):
        # Some kills hit a service that has hardly begun.
        if random.random() < 0.9:
            wait_until(service.is_ready, 30, "the service to come back")
        attempt(service, journal, ledger.cases, f"{seed}.{number}", 0.4)
        if number % 7 == 6:
            service.start()
            attempt(service, journal, ledger.cases, f"{seed}.{number}.end", 0.3, is_orderly=True)
        # Verified by a command alone, and by one that the next service answers or that reads beside it.
        if number % 2:
            ledger.verify()
        service.start(is_waiting=False)
        if not number % 2:
            ledger.verify()
    wait_until(service.is_ready, 30, "the service to come back")
    return service


def audit(ledger, service, journal, most=None):
    """Compares what was told with the log, and sends keys again; how many were open and are resolved.

    Every open key is sent again, and every answered one, or at most so many of these.
    """
    service.stop()
    log = Log(ledger.path)
    log.check()
    log.check_told(journal)
    answered = [key for key, act in journal.acts.items() if act[2] is not None]
    keys = [key for key, act in journal.acts.items() if act[2] is None]
    keys += answered if most is None or most > len(answered) else random.sample(answered, most)
    with Service(ledger) as again, again.client() as client:
        resolved = resend(client, journal, log, keys)
    log = Log(ledger.path)
    log.check()
    ledger.verify_fully()
    return resolved


def storm(plan):
    """1,000 kills, or 20."""
    kills = 1000 if plan.is_long else 20
    total = {"kills": 0, "committed": 0, "refused": 0, "unanswered": 0, "resolved": 0}
    while total["kills"] < kills:
        journal = Journal()
        count = min(KILLS_PER_LEDGER, kills - total["kills"])
        with Ledger() as ledger:
            service = storm_on(ledger, f"{plan.seed}/{total['kills']}", count, journal)
            total["resolved"] += audit(ledger, service, journal, None if plan.is_long else 300)
        for name, number in journal.outcomes().items():
            total[name] += number
        total["kills"] += count
        plan.progress(f"{total['kills']} kills, {total['committed']} acknowledged")
    require(total["resolved"] == total["unanswered"], "not every open key was resolved:", total)
    return (f"{kills:,} kills, {total['committed']:,} acknowledged, 0 lost, 0 half-applied, "
            f"{total['refused']:,} refused, {total['unanswered']:,} unanswered resolved")


def control_of_fake(plan):
    """An acknowledgement that was never given."""
    journal = Journal()
    with Ledger() as ledger:
        service = storm_on(ledger, plan.seed, 1, journal)
        journal.sent("never", "submit", {"case": "C-1", "unit": "F-1", "as": "p5"})
        journal.answered("never", {"result": {"outcome": "committed", "case": "C-1", "version": 99, "first_seq": 1,
                                              "last_seq": 1, "events": ["decided"], "replayed": False}})
        audit(ledger, service, journal)


def control_of_old_file(plan):
    """A ledger that is an older copy of itself."""
    journal = Journal()
    with Ledger() as ledger:
        service = storm_on(ledger, plan.seed, 1, journal)
        service.stop()
        shutil.copy(ledger.path, ledger.folder / "old")
        service.start()
        attempt(service, journal, ledger.cases, "after", 1)
        for suffix in ("-wal", "-shm"):
            (ledger.folder / f"a.db{suffix}").unlink(missing_ok=True)
        shutil.copy(ledger.folder / "old", ledger.path)
        audit(ledger, service.start(), journal)


CONTROLS = [control_of_fake, control_of_old_file]
