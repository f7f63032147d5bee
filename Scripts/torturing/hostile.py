"""Clients that send what they should not, and as much of it as they can, beside one that behaves and is served."""

import json
import random
import resource
import signal
import socket
import threading
import time

from stage import Client, Crew, Ledger, Lost, Service, code, form, request, require

LONGEST_WAIT = 1.0
MOST_MEMORY = 600  # MiB


class Good:
    """A client that behaves, and measures how long it waits."""

    def __init__(self, service):
        self.service, self.waits, self.memory = service, [], 0

    def work(self, stopping):
        """Reads, asks how the service is, and acts, in turn."""
        with self.service.client(timeout=30) as client:
            number = 0
            while not stopping.is_set():
                number += 1
                for method, params in [
                        ("todo", {"person": "p3"}), ("case.show", {"case": "C-1"}), ("service.health", {}),
                        ("form.import", {"case": "C-1", "as": "p5", "content": form("F-1", number % 9)})]:
                    begun = time.monotonic()
                    answer = client.call(method, params)
                    self.waits.append(time.monotonic() - begun)
                    require("result" in answer, "the client that behaves was turned away:", method, answer)
                self.memory = max(self.memory, self.service.memory())
                stopping.wait(0.01)

    def check(self):
        """Always served, and soon; the wait that 99 of 100 requests did not exceed, in seconds."""
        waits = sorted(self.waits)
        require(len(waits) >= 20, "the client that behaves asked only", len(waits), "times")
        late = waits[int(len(waits) * 0.99)]
        require(late < LONGEST_WAIT, "99 of 100 requests took up to", f"{late:.2f} s")
        require(self.memory < MOST_MEMORY, "the service used", round(self.memory), "MiB")
        return late


def broken_lines(rng):
    """Lines that are no good request, each wrong in its own way."""
    deep = b"[" * 50_000
    good = request(1, "todo", {"person": "p3"}).strip()
    return [
        b"\n", b"\r\n", b"{}\n", b"[]\n", b"null\n", b"nonsense\n", b'{"jsonrpc":"2.0","id":1}\n', b"\x00\x01\x02\n",
        b'{"jsonrpc":"2.0","id":1,"method":"todo","params":[1]}\n', b"\xff\xfe\xc3\x28\n", b'"\xed\xa0\x80"\n',
        b'{"jsonrpc":"2.0","id":1.5,"method":"todo","params":{}}\n', deep + b"\n", deep + b"]" * 50_000 + b"\n",
        b'{"a":' * 20_000 + b"1" + b"}" * 20_000 + b"\n", b'{"jsonrpc":"2.0","id":1,"id":2,"method":"todo"}\n',
        b"1" * 300_000 + b"\n", b'{"jsonrpc":"2.0","id":1,"method":"' + b"m" * 900_000 + b'","params":{}}\n',
        b'{"jsonrpc":"2.0","id":1,"method":"todo","params":{"' + b"\\u0000" * 90_000 + b'":1}}\n',
        b"[" + b",".join([good] * 101) + b"]\n", b"[" + b",".join([b"1"] * 100) + b"]\n", b"9" * 16 + b"e999999999\n",
        request(1, "form.import", {"case": "C-2", "as": "p5", "content": "[" * 100_000}),
        request(1, "form.import", {"case": "C-2", "as": "p5", "content": "&a [*a, *a]\n" * 5_000}),
        request(1, "form.import", {"case": "C-2", "as": "p5", "content": "a: " * 20_000}),
        request(1, "case.open", {"case": "X" * 500_000, "title": "\u202e" * 9_000, "year": 2022, "workflow": "small"}),
        request(1, "why", {"act": "why", "params": {"act": "why", "params": {"act": "why", "params": {}}}}),
        bytes(rng.randrange(1, 256) for _ in range(5_000)).replace(b"\n", b"") + b"\n",
    ]


def malformed(service, rng, rounds):
    """Broken lines, each answered with an error or the end of the connection, and never with silence."""
    count = 0
    for _ in range(rounds):
        for line in broken_lines(rng):
            with service.client(timeout=20) as client:
                try:
                    client.write(line)
                    answer = client.read()
                    answers = answer if isinstance(answer, list) else [answer]
                    for one in answers:
                        require("result" in one or code(one) != "defect", line[:80], "is answered", answer)
                except Lost:
                    pass
                count += 1
    return count


def too_long(service):
    """A line without an end is answered with an error, then the connection ends."""
    with service.client(timeout=20) as client:
        try:
            for _ in range(64):
                client.write(b"x" * (1 << 17))
        except Lost:
            pass
        try:
            require(code(client.read()) == "rpc.too_long", "a line too long was answered otherwise")
        except Lost:
            pass


def slow(service, stopping):
    """A request byte by byte, one in 100 ms."""
    data = request(1, "todo", {"person": "p3"})
    while not stopping.is_set():
        with service.client(timeout=20) as client:
            for byte in data:
                client.write(bytes([byte]))
                if stopping.wait(0.1):
                    return
            require("result" in client.answer(), "a slow client was not answered")


def half_closed(service, count):
    """Requests, then the end of what is sent; all answers still come."""
    with service.client(timeout=60) as client:
        client.write(b"".join(request(number, "todo", {"person": "p3"}) for number in range(count)))
        client.line.shutdown(socket.SHUT_WR)
        for number in range(count):
            require(client.answer()["id"] == number, "answers came in another order")
        try:
            client.read()
            require(False, "something came after the last answer")
        except Lost:
            pass


def deaf(service, count):
    """As many requests as the service takes from a client that never reads; how many those were."""
    block = b"".join(request(number, "case.show", {"case": "C-1"}) for number in range(100))
    sent = 0
    with service.client() as client:
        client.line.settimeout(2)
        try:
            while sent < count:
                client.line.sendall(block)
                sent += 100
        except OSError:
            pass
        time.sleep(0.5)
    return sent


def pipelined(service, count):
    """Requests without a pause, with a reader that takes its time to begin; all are answered, in order."""
    with service.client(timeout=60) as client:
        def write():
            for start in range(0, count, 1_000):
                client.write(b"".join(request(n, "service.ready") for n in range(start, min(count, start + 1_000))))
        writer = threading.Thread(target=write, daemon=True)
        writer.start()
        time.sleep(1)
        for number in range(count):
            answer = client.answer()
            require(answer["id"] == number and "result" in answer, "request", number, "was answered", answer)
        writer.join()


def idle(service, count, seconds):
    """Connections that say nothing."""
    lines = [Client(service.socket) for _ in range(count)]
    time.sleep(seconds)
    require("result" in lines[-1].call("service.ready"), "the last idle connection is not served")
    for line in lines:
        line.close()


def coming_and_going(service, count):
    """Connections that end at once, some in the middle of a line or of an act."""
    for number in range(count):
        with service.client() as client:
            if number % 3 == 1:
                client.write(b'{"jsonrpc":"2.0","id":1,"meth')
            elif number % 3 == 2:
                client.send("form.import", {"case": "C-3", "as": "p5", "content": form("F-1", number % 9)})


def writers(service, count):
    """Acts without a pause from a client that never reads."""
    block = b"".join(request(n, "form.import", {"case": "C-4", "as": "p5", "content": form("F-1", n % 2)})
                     for n in range(100))
    with service.client() as client:
        client.line.settimeout(2)
        try:
            for _ in range(count // 100):
                client.line.sendall(block)
        except OSError:
            pass


def storm(plan):
    """All of it, small or large."""
    rng, size = random.Random(plan.seed), 50 if plan.is_long else 1
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 65_536), hard))
    with Ledger() as ledger, Service(ledger) as service:
        good, crew = Good(service), Crew()
        crew.add(good.work, crew.stopping)
        for _ in range(5):
            crew.add(slow, service, crew.stopping)
        lines = malformed(service, rng, 20 if plan.is_long else 1)
        too_long(service)
        half_closed(service, 500)
        taken = deaf(service, 20_000 * size)
        pipelined(service, 20_000 * size)
        writers(service, 2_000 * size)
        idle(service, 2_000 if plan.is_long else 200, 5 if plan.is_long else 0.5)
        coming_and_going(service, 100 * size)
        crew.join()
        late = good.check()
        with service.client() as client:
            health = client.result("service.health")
            require(health["status"] == "ok", "the service is not well:", json.dumps(health))
        memory = service.memory()
        service.stop()
        ledger.verify_fully()
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return (f"{lines} broken lines, {20_000 * size:,} pipelined, a deaf client got rid of {taken:,}, "
            f"{len(good.waits):,} good requests all served, p99 {late * 1000:.0f} ms, "
            f"longest {max(good.waits) * 1000:.0f} ms, memory at most {good.memory:.0f} MiB, {memory:.0f} at the end")


def control(plan):
    """A service that stands still for three seconds in ten."""
    del plan
    with Ledger() as ledger, Service(ledger) as service:
        good, crew = Good(service), Crew()
        crew.add(good.work, crew.stopping)
        time.sleep(0.5)
        for _ in range(3):
            service.process.send_signal(signal.SIGSTOP)
            time.sleep(1.2)
            service.process.send_signal(signal.SIGCONT)
            time.sleep(0.1)
        crew.join()
        good.check()


CONTROLS = [control]
