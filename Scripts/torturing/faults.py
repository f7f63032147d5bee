"""Each system call on the ledger's files fails once or for good; what is said afterwards is what the log holds."""

import random
from collections import Counter

from copies import back_up, restore, storm_of
from journal import OPEN_CODES, Journal, Log, resend
from preload import DIE_AFTER, DIE_BEFORE, FAIL, FOR_GOOD, LOSE_MAPPED, NOTHING, Faults
from stage import Ledger, Lost, Service, Violation, code, form, require, wait_until
from takeover import recorded_marks

TRIES = [("EIO", 1), ("ENOSPC", 1), ("EIO", FOR_GOOD), ("ENOSPC", FOR_GOOD)]


def script():
    """About thirty acts in bursts; some keys come twice in a burst, so that one batch has several transactions."""
    def act(name, method, actor, **params):
        return method, {"case": "C-1", "as": actor, "key": name, **params}

    def fill(number):
        return act(f"i{number}", "form.import", "p5", content=form("F-1", number))

    def submit(number):
        return act(f"s{number}", "submit", "p5", unit="F-1", opinion=f"已核对 {number}")

    def back(number):
        return act(f"r{number}", "return", "p3", unit="F-1", to="draft", reason=f"请补充 {number}")

    return [
        [fill(1)], [submit(1)], [back(1)], [fill(2), submit(2)], [back(2), fill(3), fill(3), submit(3), back(3)],
        [act("o1", "case.open", "p2", case="C-90", title="新案", year=2022, workflow="small")],
        [submit(4), submit(4), submit(5), back(4)], [act("a1", "appoint", "p2", role="reviewer", person="p7")],
        [fill(6), fill(7), fill(8), fill(6), fill(9), submit(9)], [back(9), back(9), submit(10)],
        [act("u1", "urge", "p2", unit="F-1"), act("x1", "sign", "p1", unit="F-1", opinion="越权")],
        [act("d1", "dismiss", "p2", role="reviewer", person="p7"), back(10)],
    ]


def play(service, journal, answers, faults=None):
    """Plays the script; a key that came twice has two answers, both of which must hold.

    Returns the calls during bursts in which a key comes twice, counted from the beginning.
    """
    begun, doubled = faults.calls if faults else 0, []
    with service.client() as client:
        for burst in script():
            before = faults.calls - begun if faults else 0
            for method, params in burst:
                if params["key"] not in journal.acts:
                    journal.sent(params["key"], method, {k: v for k, v in params.items() if k != "key"})
            for (method, params), answer in zip(burst, client.calls(burst)):
                answers.append((params["key"], method, answer))
            require("result" in client.call("case.list"), "a read was not answered during the fault")
            if faults and len({params["key"] for _, params in burst}) < len(burst):
                doubled += range(before + 1, faults.calls - begun + 1)
    return doubled


def check(log, answers):
    """Every single answer against the log; a no holds until the same key is sent again and decided."""
    for place, (key, method, answer) in enumerate(answers):
        later = [a for k, _, a in answers[place + 1:] if k == key and (
            "result" in a and not a["result"]["replayed"] or (code(a) or "").startswith("refused"))]
        if later and "result" not in answer:
            continue
        told = Journal()
        told.sent(key, method, {})
        told.answered(key, answer)
        if code(answer) != "ledger.key_conflict":
            log.check_told(told)


def attempt(error, count, after, counts):
    """One run with one fault; how many calls the script made, and which in bursts where a key comes twice."""
    with Ledger(cases=1) as ledger:
        faults = Faults(ledger.folder)
        service = Service(ledger, env=faults.environment())
        journal, answers = Journal(), []
        with service:
            before = faults.calls
            if after:
                faults.arm(FAIL, after=after, count=count, error=error)
            doubled = play(service, journal, answers, faults)
            calls = faults.calls - before
            faults.disarm()
            check_recovery(service, journal)
            service.kill()
        log = Log(ledger.path)
        log.check()
        check(log, answers)
        counts.update(code(answer) or "committed" for _, _, answer in answers)
        for key, _, answer in answers:
            # What the log does not hold and was not refused for good is open, and is done when sent again.
            if code(answer) is None or code(answer).startswith("refused"):
                journal.answered(key, answer)
        with Service(ledger) as again, again.client() as client:
            resend(client, journal, log)
        Log(ledger.path).check()
        ledger.verify_fully()
        return calls, doubled


def check_recovery(service, journal):
    """Once the fault is over acts are taken again, without a restart."""
    tries = Counter()

    def is_taken():
        tries["n"] += 1
        key = f"after-{tries['n']}"
        journal.sent(key, "form.import", {"case": "C-1", "as": "p5", "content": form("F-2", tries["n"])})
        with service.client() as client:
            answer = client.call(*journal.acts[key][:2])
        tries["last"] = code(answer) or "taken"
        if code(answer) not in OPEN_CODES:
            journal.answered(key, answer)
        return "result" in answer
    try:
        wait_until(is_taken, 5, "acts to be taken after the fault")
    except Violation as violation:
        raise Violation(f"{violation}; the last was answered {tries['last']}") from None


def attempt_in_command(kind, after):
    """The service dies at one call under one command without a key; how many calls it made."""
    with Ledger(cases=1) as ledger:
        faults = Faults(ledger.folder)
        service = Service(ledger, env=faults.environment()).start()
        before = faults.calls
        faults.arm(kind, after=after)
        done = ledger.run("submit", "C-1", "F-1", "--opinion", "mark", "--as", "p5", "--json")
        calls = faults.calls - before
        faults.disarm()
        service.stop()
        times = recorded_marks(ledger)["mark"]
        where = f"died {'after' if kind == DIE_AFTER else 'before'} call {after}"
        require(times <= 1, where, "and the command was done twice")
        require(done.returncode != 1 or not times, "FALSE REFUSAL:", where, "the log has the act, but the command says",
                done.stderr[:200])
        is_done = done.returncode == 0 and times == 1
        require(is_done, where, "exit", done.returncode, "recorded", times, done.stderr[:200])
        ledger.verify_fully()
        return calls


def check_reading():
    """The disk fails under a check that reads the file as memory: it says so, and never that all is well."""
    with Ledger() as ledger:
        faults = Faults(ledger.folder)
        whole = ledger.run("ledger", "verify", env=faults.environment())
        require(whole.returncode == 0, "a check of a file that is whole failed:", whole.stderr[:200])
        faults.arm(LOSE_MAPPED)
        lost = ledger.run("ledger", "verify", env=faults.environment())
        require(lost.returncode == 69 and "[ledger.io]" in lost.stderr and not lost.stdout,
                "a check of a lost file ended with", lost.returncode, lost.stdout[:200], lost.stderr[:200])


def tries_of(plan, calls, doubled):
    """Which calls fail how: all, or some that are drawn."""
    if plan.is_long:
        return [(*way, after) for after in range(1, calls + 1) for way in TRIES]
    rng = random.Random(plan.seed)
    after = [rng.randint(1, calls) for _ in range(4)] + rng.sample(doubled, 8)
    # Each way as often as the others.
    return [(*TRIES[place % 4], number) for place, number in enumerate(after)]


def storm(plan):
    """Every call of the script in four ways, or twelve of them; then deaths under a single command."""
    counts, deaths, found = Counter(), 0, []
    check_reading()
    calls, doubled = attempt(None, 0, 0, Counter())
    tries = tries_of(plan, calls, doubled)
    for error, count, after in tries:
        try:
            attempt(error, count, after, counts)
        except (Violation, Lost) as violation:
            found.append(f"{error} {'once' if count == 1 else 'for good'} at call {after} of {calls}: {violation!r}")
        plan.progress(f"{error} at {after}, {len(found)} violations")
    last = attempt_in_command(NOTHING, 0)
    chosen = range(1, last + 1) if plan.is_long else {*random.Random(plan.seed).sample(range(1, last + 1), 3), last}
    for kind in (DIE_BEFORE, DIE_AFTER):
        for after in chosen:
            deaths += 1
            try:
                attempt_in_command(kind, after)
            except Violation as violation:
                found.append(str(violation))
    copies = 0
    for work in (back_up, restore):
        number, bad = storm_of(plan, work, 2)
        copies, found = copies + number, found + bad
    require(not found, len(found), "of", len(tries) + deaths + copies, "faults:\n   ", "\n    ".join(found[:40]))
    return (f"{calls} calls, {len(tries)} faults, {deaths} deaths under a command, {copies} in backups "
            "and restorations, 0 false answers; "
            + ", ".join(f"{number:,} {name}" for name, number in counts.most_common()))


def control(plan):
    """An answer that is the wrong way round."""
    with Ledger(cases=1) as ledger:
        answers = []
        with Service(ledger) as service:
            play(service, Journal(), answers)
        place = random.Random(plan.seed).randrange(4)
        key, method, _ = answers[place]
        answers[place] = (key, method, {"error": {"code": -32050, "data": {"code": "ledger.disk_full"}}})
        check(Log(ledger.path), answers)


CONTROLS = [control]
