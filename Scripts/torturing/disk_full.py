"""The disk fills up while the service writes: it reads on, says so, and writes again when there is room."""

import os
import random
import shutil
import tempfile
import time
from pathlib import Path

from acts import random_act
from disks import Disk
from journal import Journal, Log, resend, work
from stage import Crew, Ledger, Service, Violation, code, form, require, wait_until

ACTORS = 3
CYCLES = 2


def fill(folder):
    """Takes all the room that is left, as root can."""
    with open(folder / "ballast", "ab", buffering=0) as file:
        for size in (1 << 18, 4096, 512):
            try:
                while True:
                    file.write(os.urandom(size))
            except OSError:
                pass


def cycle(service, folder, client, number):
    """Fills the disk, looks what the service says, makes room; how long the service needed then."""
    time.sleep(random.uniform(0.05, 0.5))
    fill(folder)
    value = iter(range(7_000 * number, 7_000 * (number + 1)))

    def is_full():
        # Room that SQLite has set aside is used up first.
        fill(folder)
        answer = client.call("form.import", {"case": "C-1", "as": "p5", "content": form("F-2", next(value))})
        require(code(answer) in (None, "ledger.disk_full"), "an act on a full disk was answered", answer)
        health = client.result("service.health")
        if code(answer) is None or health["status"] == "ok":
            return False
        require(health["reason"] == "ledger.disk_full", "health gives another reason:", health)
        return True
    wait_until(is_full, 60, "the service to say that it cannot write")
    require(client.result("case.show", {"case": "C-1"})["version"] > 0, "a read was not answered")
    require(service.process.poll() is None, "the service ended")
    room = (folder / "ballast").stat().st_size
    require(room >= 2 << 20, "the storm needs a larger disk: only", room, "bytes can be freed")
    (folder / "ballast").unlink()
    begun = time.monotonic()

    def is_taken():
        asked = {"case": "C-1", "as": "p5", "content": form("F-2", next(value))}
        answer = client.call("form.import", asked)
        last[0] = code(answer)
        return "result" in answer
    last = [None]
    try:
        wait_until(is_taken, 5, f"acts to be taken once {room:,} bytes are free")
    except Violation as violation:
        raise Violation(f"{violation}; the last was answered {last[0]}; {shutil.disk_usage(folder)}") from None
    wait_until(lambda: client.result("service.health")["status"] == "ok", 1, "the service to say that it is well")
    return time.monotonic() - begun


def raise_on(seed, folder, cycles):
    """Fills the disk under load so many times; the outcomes and the longest time to recover."""
    random.seed(seed)
    with Ledger(folder, cases=2) as ledger:
        journal, crew = Journal(), Crew()

        def actor(name):
            rng = random.Random(f"{seed}/{name}")
            with service.client() as client:
                work(client, journal, name, lambda n: time.sleep(0.002) or random_act(rng, ["C-2"], n), crew.stopping)
        with Service(ledger) as service:
            for name in range(ACTORS):
                crew.add(actor, f"a{name}")
            try:
                with service.client() as client:
                    longest = max(cycle(service, folder, client, number) for number in range(cycles))
            finally:
                crew.join()
        log = Log(ledger.path)
        log.check()
        log.check_told(journal)
        for act in journal.acts.values():
            # Turned away for want of room, it is open and may be done when it is sent again.
            if code(act[2] or {}) == "ledger.disk_full":
                act[2] = None
        (folder / "ballast").unlink(missing_ok=True)
        with Service(ledger) as again, again.client() as client:
            resolved = resend(client, journal, log, list(journal.acts)[-2_000:])
        ledger.verify_fully()
    return journal.outcomes(), longest, resolved


def storm(plan):
    """Twenty times full, or twice."""
    rounds, committed, longest, resolved = 10 if plan.is_long else 1, 0, 0, 0
    for number in range(rounds):
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            with Disk(Path(folder) / "disk", Path(folder) / "m", "ext4", 24):
                counts, slowest, open_keys = raise_on(f"{plan.seed}/{number}", Path(folder) / "m", CYCLES)
        committed, longest, resolved = committed + counts["committed"], max(longest, slowest), resolved + open_keys
        plan.progress(f"{(number + 1) * CYCLES} times full")
    return (f"{rounds * CYCLES} times full, {committed:,} acknowledged, 0 lost, "
            f"{resolved:,} turned away and done later, writing again after at most {longest * 1000:.0f} ms")


def control(plan):
    """A disk that stays full."""
    original = Path.unlink
    Path.unlink = lambda self, missing_ok=False: None if self.name == "ballast" else original(self, missing_ok)
    try:
        storm(plan)
    finally:
        Path.unlink = original


CONTROLS = [control]
