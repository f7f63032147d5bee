"""The plug is pulled: what reached the disk at one instant must hold all that was acknowledged before it."""

import random
import sqlite3
import tempfile
import time
from pathlib import Path

from acts import random_act
from disks import Disk, run
from journal import Journal, Log, resend, work
from preload import FOR_GOOD, NO_SYNC, Faults
from stage import Crew, Ledger, Service, Violation, existing, need_root, require, wait_in_time

CUTS_PER_LEDGER = 10
ACTORS = 3


def run_sync(bench):
    """Brings what was written so far to the disk, so that only what follows can be lost."""
    run("sync", "-f", bench.inner.folder)


class Bench:
    """A disk whose image lies on a file system that can copy it in one instant."""

    def __init__(self):
        need_root()
        self.folder = tempfile.TemporaryDirectory(prefix="torture-")
        base = Path(self.folder.name)
        self.outer = Disk(base / "outer", base / "o", "xfs", 3_000)
        self.inner = None

    def __enter__(self):
        try:
            base = self.outer.mount().folder
            self.inner = Disk(base / "disk", base / "m", "xfs", 320)
            self.inner.mount()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.inner:
            self.inner.discard()
        self.outer.discard()
        self.folder.cleanup()

    def cut(self):
        """The disk as it would be after a plug pull now, mounted, its journal replayed."""
        base = self.outer.folder
        return Disk.copy(self.inner, base / "cut", base / "c").mount("nouuid")


def acknowledged(journal):
    """What clients have been told by now."""
    told = Journal()
    with journal.lock:
        told.acts = {key: list(act) for key, act in journal.acts.items() if act[2] is not None}
    return told


def check_cut(disk, told, sample):
    """The ledger on a disk after the cut: it opens, is sound, and has all that was told."""
    ledger = existing(disk.folder)
    require(ledger.path.exists(), "LOST: the ledger itself")
    ledger.verify()
    log = Log(ledger.path)
    log.check()
    log.check_told(told)
    with Service(ledger) as service, service.client() as client:
        resend(client, told, log, sample)


def check_new(bench):
    """A ledger that was just made is there after a cut."""
    place = bench.inner.folder / "new"
    place.mkdir()
    run_sync(bench)
    existing(place).run("init", "--body", "测试单位", "--name", "管理员", check=True)
    disk = bench.cut()
    try:
        existing(disk.folder / "new").verify()
    finally:
        disk.discard()


def pull(bench, service, cases, journal, name, check=check_cut):
    """Acts for a while, cuts in the middle of it, and checks what is left; how many acts had been told."""
    crew = Crew()

    def actor(number):
        rng = random.Random(f"{name}/{number}")
        with service.client() as client:
            work(client, journal, f"{name}/{number}", lambda n: random_act(rng, cases, n), crew.stopping)
    for number in range(ACTORS):
        crew.add(actor, number)
    time.sleep(0.1)
    wait_in_time(0.5)
    told = acknowledged(journal)
    disk = bench.cut()
    crew.join()
    try:
        check(disk, told, random.sample(list(told.acts), min(100, len(told.acts))))
    finally:
        disk.discard()
    return len(told.acts)


def storm(plan):
    """A hundred cuts, or three."""
    cuts, done, told, acts = 100 if plan.is_long else 3, 0, 0, 0
    random.seed(plan.seed)
    while done < cuts:
        with Bench() as bench:
            check_new(bench)
            ledger, journal = Ledger(bench.inner.folder), Journal()
            run_sync(bench)
            with Service(ledger) as service:
                for _ in range(min(CUTS_PER_LEDGER, cuts - done)):
                    told += pull(bench, service, ledger.cases, journal, f"{plan.seed}.{done}")
                    done += 1
                    plan.progress(f"{done} cuts")
            acts += len(journal.acts)
    return f"{done} cuts in {acts:,} acts, {told:,} answers compared, 0 lost"


def control_of_program(plan):
    """The program under a library that lets no sync reach the disk."""
    random.seed(plan.seed)
    with Bench() as bench:
        ledger, journal = Ledger(bench.inner.folder), Journal()
        faults = Faults(bench.folder.name)
        faults.arm(NO_SYNC, count=FOR_GOOD)
        run_sync(bench)
        with Service(ledger, env=faults.environment()) as service:
            pull(bench, service, ledger.cases, journal, plan.seed)


def lost_rows(bench, mode):
    """How many acknowledged rows a small writer in this mode of SQLite loses by a cut."""
    path = bench.inner.folder / f"{mode}.db"
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(f"PRAGMA synchronous = {mode}")
    database.execute("CREATE TABLE row (number INTEGER PRIMARY KEY)")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    run_sync(bench)
    for number in range(200):
        database.execute("INSERT INTO row VALUES (?)", (number,))
    disk = bench.cut()
    database.close()
    try:
        with sqlite3.connect(disk.folder / path.name) as left:
            return 200 - left.execute("SELECT count(*) FROM row").fetchone()[0]
    finally:
        left.close()
        disk.discard()


def control_of_mode(plan):
    """A small writer with synchronous = NORMAL, while with FULL it loses nothing."""
    del plan
    with Bench() as bench:
        full, normal = lost_rows(bench, "FULL"), lost_rows(bench, "NORMAL")
    if full:
        raise AssertionError(f"FULL lost {full} rows; this machine cannot tell")
    if normal:
        raise Violation(f"NORMAL lost {normal} of 200 rows, FULL none")


CONTROLS = [control_of_program, control_of_mode]
