"""What every storm stands on: the program, a ledger in a folder of its own, its service, and a client of it."""

import functools
import json
import os
import random
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "Tests" / "CommandsTests" / "Fixtures"
UNITS = ("F-1", "F-2")


class Violation(Exception):
    """Something that must never happen, with enough to find it again."""


class Skipped(Exception):
    """The storm cannot be raised here; the reason is its text."""


class Lost(Exception):
    """The connection ended before the answer."""


def require(is_good, *words):
    """Raises a violation unless a condition holds."""
    if not is_good:
        raise Violation(" ".join(str(word) for word in words))


def need_root():
    """Skips what mounts file systems."""
    if os.geteuid() != 0:
        raise Skipped("needs root")


@functools.cache
def program():
    """The program under test: the environment's, else the best that was built."""
    given = os.environ.get("COUNTERSIGN_PROGRAM")
    if given:
        return given
    for build in (".build-static/release", ".build-static/x86_64-unknown-linux-gnu/release", ".build/release",
                  ".build/debug"):
        path = ROOT / build / "countersign"
        if path.exists():
            return str(path)
    raise SystemExit("Expected a built program; run swift build, or set COUNTERSIGN_PROGRAM.")


def environment(**more):
    """The environment of the program, without what would point it elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COUNTERSIGN_")}
    return {**kept, "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", **more}


def wait_until(condition, seconds, what):
    """Waits for a condition, for a bounded time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.005)
    raise Violation(f"waited {seconds} s in vain for {what}")


def wait_in_time(seconds):
    """Sleeps for a random part of a span, so that what follows hits any moment."""
    time.sleep(random.random() * seconds)


def form(unit, number):
    """The text of a form whose content differs with the number."""
    text = (FIXTURES / f"{unit}.yaml").read_text()
    return text.replace("98.50", f"{number % 100_000}.50").replace("已完成", f"已完成{number}")


class Ledger:
    """A ledger of the small workflow, in a folder that is removed with it."""

    templates = {}
    # Whether the folder stays when a storm ends badly; a control is meant to.
    is_evidence = True

    def __init__(self, folder=None, cases=8):
        self.folder = Path(folder or tempfile.mkdtemp(prefix="torture-"))
        self.is_own_folder = folder is None
        self.path = self.folder / "a.db"
        self.cases = [f"C-{number}" for number in range(1, cases + 1)]
        if cases not in Ledger.templates:
            Ledger.templates[cases] = self._make()
        for suffix, content in Ledger.templates[cases].items():
            file = Path(f"{self.path}{suffix}")
            file.write_bytes(content)
            file.chmod(0o600)

    def _make(self):
        """Makes the ledger once through the program; later ones are copies of its bytes."""
        with tempfile.TemporaryDirectory(prefix="torture-") as folder:
            made = Ledger.__new__(Ledger)
            made.folder, made.path, made.is_own_folder = Path(folder), Path(folder) / "a.db", False
            made.run("init", "--body", "测试单位", "--administrator", "admin", "--name", "管理员", check=True)
            made.run("people", "add", FIXTURES / "people.yaml", check=True)
            made.run("workflow", "add", FIXTURES / "small.yaml", check=True)
            with Service(made) as service, service.client() as client:
                for case in self.cases:
                    set_up(client, case)
            return {suffix: Path(f"{made.path}{suffix}").read_bytes() for suffix in ("", ".key")}

    def run(self, *words, check=False, env=None, timeout=60):
        """Runs one command of the program on the ledger."""
        done = subprocess.run(
            [program(), *map(str, words), "--ledger", str(self.path)], env=env or environment(), timeout=timeout,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if check:
            require(done.returncode == 0, "expected", words, "to succeed, but", done.returncode, done.stderr[-600:])
        return done

    def verify(self):
        """Lets the program verify the ledger; its report."""
        done = self.run("ledger", "verify", "--json", timeout=600)
        require(done.returncode == 0, "ledger verify failed:", done.returncode, done.stderr[-600:])
        return json.loads(done.stdout)

    def verify_fully(self):
        """Verifies, and compares the views with the log."""
        report = self.verify()
        done = self.run("ledger", "rebuild", "--json", check=True, timeout=600)
        require(json.loads(done.stdout)["same"], "the views differ from the log:", done.stdout)
        return report

    def remove(self):
        """Removes the folder, if it is the ledger's own."""
        if self.is_own_folder and not os.environ.get("TORTURE_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None or not Ledger.is_evidence:
            self.remove()
        else:
            print(f"  (the ledger is kept in {self.folder})")


def existing(folder, name="a.db"):
    """The ledger in a folder, as it is."""
    ledger = Ledger.__new__(Ledger)
    ledger.folder, ledger.path, ledger.is_own_folder = folder, folder / name, False
    return ledger


def set_up(client, case, key=""):
    """Opens a case, appoints its people and brings both forms to the draft."""
    acts = [("case.open", "p2", {"title": "自评", "year": 2022, "workflow": "small"})]
    for unit in UNITS:
        acts.append(("form.add", "p2", {"unit": unit, "title": unit}))
        acts.append(("appoint", "p2", {"role": "filler", "person": "p5", "for": unit}))
    for role, person in (("leader", "p1"), ("group", "p1"), ("group", "p2"), ("group", "p4"), ("reviewer", "p3")):
        acts.append(("appoint", "p2", {"role": role, "person": person}))
    acts.append(("confirm", "p1", {"opinion": "同意"}))
    acts += [("form.import", "p5", {"content": form(unit, 1)}) for unit in UNITS]
    answers = client.calls(
        [(name, {"case": case, "as": person, "key": f"{key or case}/set-up-{number}", **values})
         for number, (name, person, values) in enumerate(acts)])
    for answer in answers:
        require("result" in answer, "a case could not be set up:", answer)
    return answers


class Service:
    """The program as a service of a ledger."""

    SETTINGS = {"limits": {"requests_per_second": 10_000_000, "requests_under_way": 1_000_000, "connections": 10_000},
                "log": {"level": "warning"}}
    started = []

    def __init__(self, ledger, settings=None, env=None):
        self.ledger, self.env = ledger, env
        self.settings = {**Service.SETTINGS, **(settings or {})}
        self.socket = f"{ledger.path}.run/socket"
        self.log = ledger.folder / "service.log"
        self.process = None
        if len(self.socket) > 100:
            raise SystemExit("Expected a shorter temporary folder; a socket's path has at most 107 bytes.")

    def start(self, is_waiting=True):
        """Starts the service, and waits until it answers."""
        config = self.ledger.folder / "service.yaml"
        config.write_text(json.dumps(self.settings))
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [program(), "serve", "--ledger", str(self.ledger.path), "--config", str(config)], stdout=log,
                stderr=log, env=self.env or environment())
        Service.started.append(self.process)
        if is_waiting:
            wait_until(self.is_ready, 30, "the service to be ready")
        return self

    def is_ready(self):
        """Whether the service answers; a violation if it has ended."""
        if self.process.poll() is not None:
            raise Violation(f"the service ended with {self.process.returncode}: {self.log.read_text()[-800:]}")
        try:
            with Client(self.socket) as client:
                return client.call("service.ready").get("result", {}).get("ready")
        except (OSError, Lost):
            return False

    def client(self, **more):
        """A connection to the service."""
        return Client(self.socket, **more)

    def kill(self):
        """Ends the service as a crash would."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Ends the service as an administrator would."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.kill()
                raise Violation("the service did not end within 40 s of SIGTERM") from None

    @classmethod
    def end_all(cls):
        """Ends what a storm that ended badly left running."""
        for process in cls.started:
            if process.poll() is None:
                process.kill()
                process.wait()
        cls.started = []

    def memory(self):
        """The resident memory of the service in MiB."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0

    def __enter__(self):
        return self.start()

    def __exit__(self, kind, *_):
        if kind is None:
            self.stop()
        elif self.process and self.process.poll() is None:
            self.kill()


class Client:
    """A plain client: writes lines, reads lines."""

    def __init__(self, path, timeout=60):
        self.line = socket.socket(socket.AF_UNIX)
        try:
            # Without a time limit, which would turn waiting for a place in the queue into an error.
            self.line.connect(path)
        except OSError:
            self.line.close()
            raise
        self.line.settimeout(timeout)
        self.rest = b""
        self.number = 0
        self.notices = []

    def send(self, method, params=None):
        """Writes one request; its id."""
        self.number += 1
        self.write(request(self.number, method, params))
        return self.number

    def write(self, data):
        """Writes bytes."""
        try:
            self.line.sendall(data)
        except OSError as error:
            raise Lost(str(error)) from None

    def read(self):
        """Reads one line as JSON."""
        while b"\n" not in self.rest:
            try:
                data = self.line.recv(1 << 16)
            except socket.timeout:
                raise Violation("no answer within the time allowed") from None
            except OSError as error:
                raise Lost(str(error)) from None
            if not data:
                raise Lost("the connection was closed")
            self.rest += data
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line)

    def answer(self):
        """Reads the next answer; what is sent unasked is kept in `notices`."""
        while True:
            message = self.read()
            if "id" in message:
                return message
            self.notices.append(message)

    def call(self, method, params=None):
        """Asks once and waits."""
        self.send(method, params)
        return self.answer()

    def result(self, method, params=None):
        """Asks once; the result, which must be one."""
        answer = self.call(method, params)
        require("result" in answer, method, "failed:", answer)
        return answer["result"]

    def calls(self, requests):
        """Asks for several things at a time; the answers in the same order."""
        lines = [request(number, *asked) for number, asked in enumerate(requests)]
        self.write(b"".join(lines))
        return [self.answer() for _ in lines]

    def close(self):
        """Ends the connection."""
        self.line.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def request(number, method, params=None):
    """One request as a line."""
    message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params or {}}
    return json.dumps(message, ensure_ascii=False).encode() + b"\n"


def code(answer):
    """The stable name of an answer's error; None for a result."""
    error = answer.get("error")
    return None if error is None else error.get("data", {}).get("code", str(error["code"]))


class Crew:
    """Threads that work until they are told to stop; a violation in one of them is raised by `join`."""

    def __init__(self):
        self.threads, self.violations = [], []
        self.stopping = threading.Event()

    def add(self, work, *values):
        """Starts a thread."""
        def body():
            try:
                work(*values)
            except Exception as error:  # pylint: disable=broad-except
                self.violations.append(error)
                self.stopping.set()
        thread = threading.Thread(target=body, daemon=True)
        self.threads.append(thread)
        thread.start()

    def join(self, seconds=120):
        """Tells all to stop and waits for them."""
        self.stopping.set()
        end = time.monotonic() + seconds
        for thread in self.threads:
            thread.join(max(0.1, end - time.monotonic()))
            require(not thread.is_alive(), "a client is stuck for", seconds, "s")
        if self.violations:
            raise self.violations[0]
