"""Clients with random commands; all that they were told is checked against a small model of what is possible."""

import json
import random
import threading
from collections import defaultdict

from acts import random_act
from journal import Journal, Log, OPEN_CODES, is_recorded_refusal, resend, same
from stage import Crew, Ledger, Lost, Service, code, require, set_up

CLIENTS = 6
OPERATIONS_PER_LEDGER = 25_000
# After so many operations the clients go on to fresh cases, which are quick to read.
OPERATIONS_PER_CASES = 1_500


class Told:
    """Everything that was sent under each key, with every answer, in no order; safe to share between threads."""

    def __init__(self):
        self.keys = defaultdict(lambda: defaultdict(list))
        self.recent = []
        self.lock = threading.Lock()
        self.operations = self.reads = 0

    def sent(self, key, method, params):
        """Notes a request; where its answers go."""
        with self.lock:
            self.recent.append((key, method, params))
            if len(self.recent) > 300:
                del self.recent[:150]
            return self.keys[key][json.dumps([method, params], sort_keys=True)]

    def some(self, rng):
        """A request that somebody sent not long ago."""
        with self.lock:
            return rng.choice(self.recent) if self.recent else None


class Person:
    """One client: what it has seen of each case, and what it does next."""

    def __init__(self, name, seed, told, cases):
        self.name, self.told, self.cases = name, told, cases
        self.rng = random.Random(f"{seed}/{name}")
        self.seen = {}
        self.number = 0

    def next(self):
        """A request, and what is to be done with its answer."""
        self.number += 1
        rng, lot = self.rng, self.rng.random()
        if lot < 0.12:
            case = rng.choice(self.cases())
            return "case.show", {"case": case}, lambda answer: self.read(case, answer)
        if lot < 0.22 and (again := self.told.some(rng)):
            key, method, params = again
            if rng.random() < 0.4:
                method, params = random_act(rng, self.cases(), self.number)
        else:
            key = f"{self.name}-{self.number}"
            method, params = random_act(rng, self.cases(), self.number)
            if rng.random() < 0.25 and params["case"] in self.seen:
                params["expect_version"] = max(0, self.seen[params["case"]] - rng.choice([0, 0, 0, 1, 5]))
        params = {**params, "key": key}
        answers = self.told.sent(key, method, params)
        return method, params, lambda answer: self.written(answers, params, answer)

    def read(self, case, answer):
        """What is read is never older than what this client read or wrote before."""
        self.told.reads += 1
        require("result" in answer, "a read failed:", answer)
        version = answer["result"]["version"]
        require(version >= self.seen.get(case, 0), self.name, "read", case, version, "after", self.seen.get(case))
        self.seen[case] = version

    def written(self, answers, params, answer):
        """A fresh act comes after all that this client has seen of the case, and only at the version it expects."""
        answers.append(answer)
        result = answer.get("result")
        if not result or result["replayed"]:
            return
        case, version, events = result["case"], result["version"], len(result["events"])
        before = version - events
        require(before >= self.seen.get(case, 0), self.name, "wrote", case, version, "after", self.seen.get(case))
        require(params.get("expect_version", before) == before, "expected another version:", params, result)
        self.seen[case] = version

    def work(self, service, stopping):
        """Sends bursts until it is time to stop; a lost connection is made anew."""
        while not stopping.is_set():
            try:
                with service.client() as client:
                    while not stopping.is_set():
                        self.burst(client)
            except (Lost, OSError):
                stopping.wait(0.01)

    def burst(self, client):
        """A few requests at a time."""
        asked = [self.next() for _ in range(self.rng.randint(1, 12))]
        for method, params, _ in asked:
            client.send(method, params)
        for _, _, then in asked:
            then(client.answer())
            self.told.operations += 1


def round_on(ledger, seed, operations, kills):
    """Lets clients work on one ledger, with kills in between; what they were told."""
    told, crew, rng = Told(), Crew(), random.Random(seed)
    cases = [ledger.cases]
    service = Service(ledger).start()
    for name in range(CLIENTS):
        crew.add(Person(f"c{name}", seed, told, lambda: cases[0]).work, service, crew.stopping)
    deadlines = sorted(rng.randrange(operations // 10, operations) for _ in range(kills))
    fresh = OPERATIONS_PER_CASES
    while told.operations < operations and not crew.stopping.is_set():
        if deadlines and told.operations >= deadlines[0]:
            deadlines.pop(0)
            service.kill()
            service.start()
        if told.operations >= fresh:
            fresh += OPERATIONS_PER_CASES
            cases[0] = fresh_cases(service, fresh)
        crew.stopping.wait(0.01)
    crew.join()
    return told, service


def fresh_cases(service, number):
    """Opens cases that nobody has acted on."""
    names = [f"N-{number}-{place}" for place in range(6)]
    with service.client() as client:
        for name in names:
            set_up(client, name)
    return names


def check(told, log):
    """The model: what a key may have been answered, given the log; how many answers were compared."""
    compared = 0
    for key, variants in told.keys.items():
        record = log.commands.get(key)
        owners = [name for name, answers in variants.items()
                  if any("result" in answer or is_recorded_refusal(code(answer)) for answer in answers)]
        require(len(owners) <= 1, key, "was carried out for different requests:", owners)
        for name, answers in variants.items():
            compared += len(answers)
            for answer in answers:
                check_one(key, name, answer, record)
            check_all(key, answers)
    return compared


def check_one(key, name, answer, record):
    """One answer against the record of its key."""
    error = code(answer)
    if error is None:
        require(record is not None, "LOST:", key, "was acknowledged:", answer)
        require(same(answer, {"result": record.answer}), "DIFFERS:", key, "was told", answer, "has", record.answer)
        method, params = json.loads(name)
        require(answer["result"]["case"] == params["case"], key, method, "is on another case")
        events = answer["result"]["events"]
        if events:
            span = answer["result"]["last_seq"] - answer["result"]["first_seq"] + 1
            require(span == len(events), key, "has", len(events), "events in", span, "places")
    elif is_recorded_refusal(error):
        is_kept = record is not None and record.answer.get("outcome") == "rejected"
        require(is_kept, "FALSE REFUSAL:", key, "was told", answer, "the log has", record)
    elif error == "ledger.key_conflict":
        require(record is not None, key, "conflicts with a key that is not in the log:", answer)


def check_all(key, answers):
    """All answers to the same request: one fresh at most, one outcome."""
    results = [answer for answer in answers if "result" in answer]
    refusals = {code(answer) for answer in answers if code(answer) and is_recorded_refusal(code(answer))}
    require(sum(not answer["result"]["replayed"] for answer in results) <= 1, key, "was done twice:", results)
    require(len(refusals) + bool(results) <= 1, key, "has several outcomes:", results[:2], refusals)
    require(all(same(results[0], answer) for answer in results), key, "has several answers:", results)
    strange = [answer for answer in answers if code(answer) in OPEN_CODES]
    require(not strange, key, "was answered without an outcome:", strange[:1])


def check_cases(told, log):
    """Versions: each committed answer's events lie in its case one after another, and no other act has them."""
    ends = defaultdict(dict)
    for variants in told.keys.values():
        for answers in variants.values():
            for answer in answers:
                result = answer.get("result")
                if result and result["events"]:
                    ends[result["case"]][result["version"]] = (result["first_seq"], len(result["events"]))
    for case, acts in ends.items():
        last_version = last_seq = 0
        for version in sorted(acts):
            seq, events = acts[version]
            require(version - events >= last_version and seq > last_seq, case, "has overlapping acts at", version)
            last_version, last_seq = version, seq + events - 1
    for entry in log.entries:
        require((entry.type == "attempt-refused") == (entry.stream == "refusals"),
                "a refused act left an event in its case:", entry)


def settle(ledger, service, told):
    """Sends again what was never answered, then checks all; how many keys and answers that were."""
    open_acts = Journal()
    for key, variants in told.keys.items():
        if len(variants) == 1 and not any(variants.values()):
            (name,) = variants
            open_acts.sent(key, *json.loads(name))
    service.stop()
    log = Log(ledger.path)
    with Service(ledger) as again, again.client() as client:
        resolved = resend(client, open_acts, log)
    log = Log(ledger.path)
    log.check()
    compared = check(told, log)
    check_cases(told, log)
    ledger.verify_fully()
    return resolved, compared


def storm(plan):
    """A million operations, or 3,000."""
    wanted = 1_000_000 if plan.is_long else 3_000
    done = reads = resolved = compared = kills = 0
    while done < wanted:
        part = min(OPERATIONS_PER_LEDGER, wanted - done)
        count = 2 if not plan.is_long else 6 if done // OPERATIONS_PER_LEDGER % 2 else 0
        with Ledger() as ledger:
            told, service = round_on(ledger, f"{plan.seed}/{done}", part, count)
            open_keys, answers = settle(ledger, service, told)
        done, reads, kills = done + told.operations, reads + told.reads, kills + count
        resolved, compared = resolved + open_keys, compared + answers
        plan.progress(f"{done} operations")
    return (f"{done:,} operations, {reads:,} reads, {compared:,} answers compared, {kills} kills, "
            f"{resolved:,} unanswered resolved, violations = 0")


def mutated(plan, change):
    """A run with one answer changed before it is checked."""
    with Ledger() as ledger:
        told, service = round_on(ledger, plan.seed, 500, 0)
        answers = [answer for variants in told.keys.values() for found in variants.values() for answer in found
                   if answer.get("result", {}).get("events") and not answer["result"]["replayed"]]
        change(random.Random(plan.seed).choice(answers)["result"])
        settle(ledger, service, told)


def control_of_seqs(plan):
    """An answer whose entries are others."""
    def change(result):
        result["first_seq"] += 1
        result["last_seq"] += 1
    mutated(plan, change)


def control_of_version(plan):
    """An answer with the version of the case one too high."""
    def change(result):
        result["version"] += 1
    mutated(plan, change)


def control_of_reads(plan):
    """A read that is older than what its client wrote."""
    person = Person("c", plan.seed, Told(), lambda: ["C-1"])
    person.written([], {}, {"result": {"case": "C-1", "version": 9, "events": ["decided"], "replayed": False}})
    person.read("C-1", {"result": {"version": 8}})


CONTROLS = [control_of_seqs, control_of_version, control_of_reads]
