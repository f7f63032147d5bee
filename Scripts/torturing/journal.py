"""What clients were told, and whether the log agrees: key by key, read from the file without the program."""

import json
import shutil
import sqlite3
import tempfile
import threading
from collections import Counter, namedtuple
from pathlib import Path

from stage import code, require

Entry = namedtuple("Entry", "seq stream version type key actor")
Command = namedtuple("Command", "answer first last")

# Errors that say nothing about whether the act is recorded: the key tells.
OPEN_CODES = {"ledger.unknown", "ledger.io", "service.overloaded", "service.lost", "defect"}


def is_recorded_refusal(name):
    """Whether an error is kept with its key: what the rules refuse, and what an auditor tries."""
    return name.startswith("refused") or name == "engine.not_permitted"


class Journal:
    """Every act that clients sent, with what they were told; safe to share between threads."""

    def __init__(self):
        self.acts = {}
        self.lock = threading.Lock()

    def sent(self, key, method, params):
        """Notes an act before it is sent."""
        with self.lock:
            self.acts[key] = [method, {**params, "key": key}, None]

    def answered(self, key, answer):
        """Notes what came back."""
        with self.lock:
            self.acts[key][2] = answer

    def outcomes(self):
        """How many acts were committed, turned down and left without an answer."""
        counts = Counter()
        for _, _, answer in self.acts.values():
            counts["unanswered" if answer is None else "committed" if "result" in answer else "refused"] += 1
        return counts


def work(client, journal, prefix, acts, stopping, width=8):
    """Sends acts in small bursts until the connection ends or it is time to stop."""
    number = 0
    while not stopping.is_set():
        burst = []
        for _ in range(1 + number % width):
            number += 1
            method, params = acts(number)
            key = f"{prefix}-{number}"
            journal.sent(key, method, params)
            burst.append((key, method, {**params, "key": key}))
        for _, method, params in burst:
            client.send(method, params)
        for key, _, _ in burst:
            journal.answered(key, client.answer())


class Log:
    """The log as it is in the file, read by SQLite in this process from a copy of the files."""

    def __init__(self, path):
        path = Path(path)
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            copy = Path(folder) / path.name
            for suffix in ("", "-wal"):
                if Path(f"{path}{suffix}").exists():
                    shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
            database = sqlite3.connect(copy)
            rows = database.execute("SELECT seq, stream, ver, bytes FROM entry ORDER BY seq").fetchall()
            commands = database.execute("SELECT key, answer, first_seq, last_seq FROM command").fetchall()
            database.close()
        self.entries = [self._entry(*row) for row in rows]
        self.commands = {key: Command(json.loads(answer), first, last) for key, answer, first, last in commands}

    @staticmethod
    def _entry(seq, stream, version, data):
        fields = json.loads(data)
        return Entry(seq, stream, version, fields["type"], fields["cmd"], fields["actor"])

    def check(self):
        """Nothing half-applied: entries are dense, and each belongs to one command, which has them all."""
        versions = Counter()
        for place, entry in enumerate(self.entries, 1):
            require(entry.seq == place, "entry", place, "has seq", entry.seq)
            versions[entry.stream] += 1
            require(entry.version == versions[entry.stream], "a version of", entry.stream, "is missing at", place)
        owners = {}
        for key, command in self.commands.items():
            if command.first is None:
                continue
            for seq in range(command.first, command.last + 1):
                require(seq not in owners, "entry", seq, "belongs to", key, "and", owners.get(seq))
                require(seq <= len(self.entries) and self.entries[seq - 1].key == key, "entry", seq, "is not of", key)
                owners[seq] = key
            self._check_answer(key, command)
        require(len(owners) == len(self.entries), len(self.entries) - len(owners), "entries belong to no command")

    def _check_answer(self, key, command):
        entries = self.entries[command.first - 1:command.last]
        outcome = command.answer.get("outcome")
        if outcome == "committed":
            require([entry.type for entry in entries] == command.answer["events"], key, "lacks some of its events")
            require(command.answer["first_seq"] == command.first and command.answer["last_seq"] == command.last,
                    "the answer of", key, "names other entries than it has")
            require(entries[-1].version == command.answer["version"], "the answer of", key, "names another version")
        elif outcome == "rejected":
            require([entry.type for entry in entries] == ["attempt-refused"], "refused", key, "left events")

    def check_told(self, journal):
        """What each client was told is what the log holds."""
        for key, (method, _, answer) in journal.acts.items():
            if answer is None:
                continue
            record, name = self.commands.get(key), code(answer)
            if name is None:
                require(record is not None, "LOST: acknowledged", key, method, "is not in the log; answer", answer)
                told = {**answer["result"]}
                told.pop("replayed")
                require(record.answer == told, "DIFFERS:", key, "was told", told, "the log has", record.answer)
            elif is_recorded_refusal(name):
                is_kept = record is not None and record.answer.get("outcome") == "rejected"
                # At the door a change that is no act on a case is recorded under a key of the service's own.
                require(is_kept, "FALSE REFUSAL:", key, "was told", name, "the log has", record)
            elif name not in OPEN_CODES:
                require(record is None, "FALSE NO:", key, "was told", name, "but the log has", record)


def resend(client, journal, log, keys=None):
    """Sends every key again: what was known stays, what was not resolves once; how many of the latter."""
    resolved = 0
    keys = list(journal.acts if keys is None else keys)
    for start in range(0, len(keys), 64):
        part = keys[start:start + 64]
        asked = [tuple(journal.acts[key][:2]) for key in part]
        first, second = client.calls(asked), client.calls(asked)
        for key, one, two in zip(part, first, second):
            told, record = journal.acts[key][2], log.commands.get(key)
            resolved += told is None
            check_replay(key, told, record, one, two)
    return resolved


def check_replay(key, told, record, one, two):
    """Two answers to a key that was sent before: as it was told or recorded, and the same again."""
    known = told
    if record is not None and record.answer.get("outcome") == "committed":
        known = {"result": record.answer}
    if known is not None and "result" in known:
        require("result" in one, "acknowledged", key, "is answered", one.get("error"), "when sent again")
        require(one["result"]["replayed"], key, "was done a second time:", one["result"])
        require(same(one, known), key, "is answered", one["result"], "but was", known["result"])
    elif known is not None and is_recorded_refusal(code(known)):
        require(code(one) == code(known), key, "was refused with", code(known), "and now", one)
    if "result" in one:
        require("result" in two and two["result"]["replayed"] and same(one, two), key, "changed its answer:", one, two)
    elif is_recorded_refusal(code(one)):
        require(code(one) == code(two), key, "changed its refusal:", one, two)


def same(one, two):
    """Whether two results are of the same act."""
    return all(one["result"].get(name) == two["result"].get(name)
               for name in ("outcome", "case", "version", "events", "first_seq", "last_seq"))
