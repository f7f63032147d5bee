"""A backup and a restoration die or fail at each of their calls; never is half a ledger left under a ledger's name."""

import random
import time

from preload import DIE_AFTER, FAIL, NOTHING, Faults
from stage import Ledger, existing, require


def back_up(kind, after):
    """One backup with a fault at one call; how many calls there were, and whether the fault came."""
    with Ledger(cases=1) as ledger:
        faults, size = Faults(ledger.folder), ledger.verify()["entries"]
        copy = existing(ledger.folder, "a.db-copy")
        faults.arm(kind, after=after)
        done = ledger.run("ledger", "backup", copy.path, env=faults.environment())
        if copy.path.exists():
            require(copy.verify()["entries"] == size, "a backup lacks entries")
        else:
            require(done.returncode != 0, "a backup is said to be done, and is not there")
        if done.returncode != 0:
            again = existing(ledger.folder, "a.db-again" if copy.path.exists() else copy.path.name)
            ledger.run("ledger", "backup", again.path, check=True)
            require(again.verify()["entries"] == size, "the backup made anew lacks entries")
        return faults.calls


def restore(kind, after):
    """One restoration with a fault at one call; what is under the name is whole, or is so when it is done again."""
    with Ledger(cases=1) as ledger:
        faults, size = Faults(ledger.folder), ledger.verify()["entries"]
        ledger.run("ledger", "backup", ledger.folder / "b.db", check=True)
        ledger.run("case", "open", "C-80", "--title", "新案", "--year", "2022", "--workflow", "small", "--as", "p2",
                   check=True)
        words = ["ledger", "restore", ledger.folder / "b.db", "--accept-loss"]
        faults.arm(kind, after=after)
        done = ledger.run(*words, "--replacing", env=faults.environment())
        calls = faults.calls
        if done.returncode != 0:
            is_there = ledger.path.exists()
            if is_there:
                require(ledger.verify()["entries"] in (size, size + 2), "the ledger lacks entries")
            left = [path for path in ledger.folder.glob("a.db.before-*") if path.suffix not in (".run", ".lock")]
            require(is_there or left, "neither the ledger nor its old file is there")
            wait_for_new_second()
            ledger.run(*words, "--replacing", check=True)
        require(ledger.verify()["entries"] == size, "the restored ledger lacks entries")
        return calls


def wait_for_new_second():
    """The old file's new name tells the second."""
    time.sleep(1.01 - time.time() % 1)


def storm_of(plan, work, most):
    """Each call, or some of them, in both ways; how many."""
    calls = work(NOTHING, 0)
    tries = [(kind, after) for kind in (DIE_AFTER, FAIL) for after in range(1, calls + 1)]
    rng = random.Random(plan.seed)
    # The last calls are those that give names.
    chosen = tries if plan.is_long else rng.sample(tries, most) + [(DIE_AFTER, calls), (DIE_AFTER, calls - 1)]
    found = []
    for kind, after in chosen:
        try:
            work(kind, after)
        except Exception as error:  # pylint: disable=broad-except
            how = "died after" if kind == DIE_AFTER else "failed at"
            found.append(f"{work.__name__}: {how} call {after} of {calls}: {error}")
    return len(chosen), found
