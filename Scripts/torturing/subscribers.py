"""Clients that follow the log while acts and kills happen: every entry arrives, in order, however they follow it."""

import random
import threading
import time

from acts import random_act
from journal import Journal, Log, resend, work
from stage import Crew, Ledger, Lost, Service, require, set_up, wait_until


class Follower:
    """Follows the log from a position of its own, over as many connections as it takes."""

    def __init__(self, service, case=None, pause=0.0, leaves_after=None):
        self.service, self.case, self.pause, self.leaves_after = service, case, pause, leaves_after
        self.entries, self.next = [], 1
        self.is_hurried = threading.Event()

    def follow(self, stopping):
        """Connects again and again, each time from where it was."""
        while not stopping.is_set():
            try:
                with self.service.client(timeout=600) as client:
                    self.listen(client, stopping)
            except (Lost, OSError):
                stopping.wait(0.01)

    def listen(self, client, stopping):
        """Takes entries over one connection."""
        params = {"from": self.next, **({"case": self.case} if self.case else {})}
        subscription = client.result("events.subscribe", params)["subscription"]
        taken, notices = 0, client.notices
        client.line.settimeout(0.2)
        while not stopping.is_set():
            notice = notices.pop(0) if notices else self.notice(client)
            if notice is None:
                continue
            require(notice["params"]["subscription"] == subscription, "an entry of another subscription:", notice)
            self.take(notice["params"]["entry"])
            taken += 1
            if self.leaves_after and taken >= self.leaves_after:
                return
            if self.pause and not self.is_hurried.is_set():
                time.sleep(self.pause)

    @staticmethod
    def notice(client):
        """The next notification; None if none comes for a moment."""
        while b"\n" not in client.rest:
            try:
                data = client.line.recv(4096)
            except TimeoutError:
                return None
            if not data:
                raise Lost()
            client.rest += data
        message = client.read()
        if message["method"] != "events.entry":
            raise Lost()
        return message

    def take(self, entry):
        """Notes an entry, and that the next one is wanted."""
        self.entries.append((entry["seq"], entry["case"], entry["version"], entry["type"]))
        self.next = entry["seq"] + 1

    def check(self, log):
        """Each entry exactly once and in order, for each connection began where the last one ended."""
        wanted = [(entry.seq, entry.stream, entry.version, entry.type) for entry in log.entries
                  if self.case in (None, entry.stream)]
        for place, (got, expected) in enumerate(zip(self.entries, wanted)):
            require(got == expected, "at", place, "a follower got", got, "in place of", expected)
        require(len(self.entries) == len(wanted), "a follower got", len(self.entries), "entries of", len(wanted))


class Watcher:
    """Watches what waits for a person."""

    def __init__(self, service, person):
        self.service, self.person, self.seats, self.changes = service, person, None, 0

    def watch(self, stopping):
        """Connects again and again."""
        while not stopping.is_set():
            try:
                with self.service.client(timeout=600) as client:
                    self.seats = client.result("todo.watch", {"person": self.person})["seats"]
                    client.line.settimeout(0.2)
                    while not stopping.is_set():
                        self.take(client)
            except (Lost, OSError):
                stopping.wait(0.01)

    def take(self, client):
        """Takes one change, if one comes."""
        if client.notices:
            notice = client.notices.pop(0)
        else:
            if b"\n" not in client.rest:
                try:
                    data = client.line.recv(1 << 16)
                except TimeoutError:
                    return
                if not data:
                    raise Lost()
                client.rest += data
                return
            notice = client.read()
        if notice["method"] == "todo.changed":
            self.seats = notice["params"]["seats"]
            self.changes += 1


def actor(service, journal, cases, seed, stopping):
    """Acts at random, over as many connections as it takes."""
    rng, part = random.Random(seed), 0
    while not stopping.is_set():
        part += 1
        try:
            with service.client() as client:
                work(client, journal, f"{seed}.{part}", lambda n: random_act(rng, cases, n), stopping)
        except (Lost, OSError):
            stopping.wait(0.01)


def head(service):
    """The number of entries, read from the log and not from what the writer says of itself."""
    with service.client() as client:
        return client.result("ledger.stats")["entries"]


def await_all(service, followers, watchers):
    """Waits until all have come to the end of the log."""
    end = head(service)
    for follower in followers:
        follower.is_hurried.set()
        if follower.case is None:
            wait_until(lambda f=follower: f.next > end, 20,
                       f"entry {end} to reach a follower that is at {follower.next}")
    for watcher in watchers:
        with service.client() as client:
            todo = client.result("todo", {"person": watcher.person})
        wait_until(lambda w=watcher, t=todo: w.seats == t, 10, f"what waits for {watcher.person} to be shown as it is")
    time.sleep(0.3)


def raise_on(ledger, seed, rounds, seconds, has_neighbours=False):
    """Followers, acts and kills, perhaps bad neighbours; the followers and watchers when all is still."""
    service, journal = Service(ledger).start(), Journal()
    followers = [Follower(service), Follower(service, pause=0.002), Follower(service, leaves_after=40),
                 Follower(service, case="C-1"), Follower(service, case="C-2", leaves_after=7)]
    watchers = [Watcher(service, "p3"), Watcher(service, "p5")]
    readers, rng = Crew(), random.Random(seed)
    for follower in followers:
        readers.add(follower.follow, readers.stopping)
    for watcher in watchers:
        readers.add(watcher.watch, readers.stopping)
    actors = Crew()
    for name in range(3):
        actors.add(actor, service, journal, ledger.cases, f"{seed}/{name}", actors.stopping)
    for _ in range(rounds):
        time.sleep(seconds * rng.uniform(0.5, 1.5))
        service.kill()
        service.start()
    time.sleep(seconds)
    actors.join()
    await_all(service, followers, watchers)
    with service.client() as client:
        if has_neighbours:
            check_neighbours(service, client, followers, watchers)
    readers.join()
    service.stop()
    return followers, watchers, journal


def check_neighbours(service, client, followers, watchers):
    """What a neighbour does reaches all followers and cuts none of them off."""
    denied = client.call("people.add", {"as": "p3", "content": "people: []", "key": "denied"})
    require("error" in denied, "somebody without the right registered people:", denied)
    await_all(service, followers, watchers)
    for number in range(1, 200):
        client.call("events.unsubscribe", {"subscription": f"s{number}"})
    # A case of its own: the random acts may have left the others where nothing can be done.
    set_up(client, "C-last")
    await_all(service, followers, watchers)


def open_keys(journal, plan):
    """The keys without an answer, and some of the others."""
    known = [key for key, act in journal.acts.items() if act[2] is not None]
    return ([key for key, act in journal.acts.items() if act[2] is None]
            + random.Random(plan.seed).sample(known, min(200, len(known))))


def storm(plan):
    """Thirty kills, or two."""
    with Ledger() as ledger:
        rounds = 30 if plan.is_long else 2
        followers, watchers, journal = raise_on(ledger, plan.seed, rounds, 1.0, has_neighbours=True)
        log = Log(ledger.path)
        log.check()
        log.check_told(journal)
        for follower in followers:
            follower.check(log)
        with Service(ledger) as service, service.client() as client:
            resend(client, journal, log, open_keys(journal, plan))
        ledger.verify_fully()
    taken = sum(len(follower.entries) for follower in followers)
    changes = sum(watcher.changes for watcher in watchers)
    return (f"{rounds} kills, {len(log.entries):,} entries to {len(followers)} followers, {taken:,} taken, 0 missing, "
            f"{changes:,} changes of todo lists")


def control_of_gap(plan):
    """A follower that misses one entry."""
    with Ledger() as ledger:
        followers, _, _ = raise_on(ledger, plan.seed, 0, 0.5)
        del followers[0].entries[len(followers[0].entries) // 2]
        followers[0].check(Log(ledger.path))


def control_of_order(plan):
    """A follower that gets two entries in the wrong order."""
    with Ledger() as ledger:
        followers, _, _ = raise_on(ledger, plan.seed, 0, 0.5)
        entries = followers[3].entries
        entries[-1], entries[-2] = entries[-2], entries[-1]
        followers[3].check(Log(ledger.path))


CONTROLS = [control_of_gap, control_of_order]
