#!/usr/bin/env python3
"""Measures the service against the raw limit of SQLite and the disk, in one run: Scripts/bench [SECONDS [CASES [LEDGER]]]

A real server on a fresh file, client processes of their own, the self-evaluation workflow with full rules. The raw limit
is the same rows and bytes written again by the C API with as many acts for each commit, without any rules. With CASES the
same is measured on a ledger that holds so many, of eleven acts each, the last a sign-off; LEDGER is one that was generated before, or is kept.
Programs: COUNTERSIGN_PROGRAM and BENCH_PROGRAM, else those of the release build; folder: BENCH_DIR.
"""
import json, os, pathlib, re, shutil, signal, socket, statistics, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 10
PROGRAM = os.environ.get("COUNTERSIGN_PROGRAM", str(ROOT / ".build/release/countersign"))
BENCH = os.environ.get("BENCH_PROGRAM", str(ROOT / ".build/release/bench"))
WORK = pathlib.Path(os.environ.get("BENCH_DIR", ROOT / ".build/bench-service"))
ROUNDS = 5
PEOPLE = "office leader g1 g2 g3 filler head finance secrecy doer checker".split()


class Server:
    """A server on a ledger; a fresh one with people and workflow if there is none yet."""

    def __init__(self, name):
        WORK.mkdir(parents=True, exist_ok=True)
        self.ledger = WORK / name
        self.socket = str(WORK / (self.ledger.name + ".socket.d") / "s")
        if not self.ledger.exists():
            self.make()
        self.env = {**os.environ, "COUNTERSIGN_LIMITS_REQUESTS_PER_SECOND": "1000000", "COUNTERSIGN_LOG_LEVEL": "error",
                    "COUNTERSIGN_LIMITS_REQUESTS_UNDER_WAY": "100000"}
        began = time.perf_counter()
        self.process = subprocess.Popen([PROGRAM, "serve", "--ledger", self.ledger, "--socket", self.socket], env=self.env)
        while True:
            try:
                self.ask("service.ready")
                break
            except OSError:
                assert self.process.poll() is None, "the server ended"
                time.sleep(0.002)
        self.started = time.perf_counter() - began

    def make(self):
        people = WORK / "people.yaml"
        roles = {"office": "office"}
        people.write_text("people:\n" + "".join(
            f"  - {{id: {p}, name: {p}, department: 测试, role: {roles.get(p, 'staff')}}}\n" for p in PEOPLE))
        run = lambda *words: subprocess.run([PROGRAM, *words, "--ledger", self.ledger], check=True, stdout=subprocess.DEVNULL)
        run("init", "--body", "测试单位", "--name", "管理员")
        run("people", "add", people)
        run("workflow", "add", ROOT / "Workflows/self-evaluation.v1.yaml")

    def ask(self, method, **params):
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(self.socket)
            line.sendall(json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode() + b"\n")
            data = b""
            while not data.endswith(b"\n"):
                data += line.recv(1 << 16)
        return json.loads(data)["result"]

    def metric(self, name):
        text = self.ask("service.metrics")["text"]
        return float(re.search(rf"^{re.escape(name)} (\S+)$", text, re.M).group(1))

    def memory(self):
        """Resident memory in MB: now, and at its highest."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return [int(re.search(rf"{key}:\s+(\d+)", status).group(1)) / 1024 for key in ("VmRSS", "VmHWM")]

    def cpu(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")")[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0, "the server did not end well"


def drive(server, connections, processes, seconds, name):
    """Client processes with one request in flight on each connection; durable acts a second, and percentiles."""
    acts, batches = server.metric("countersign_batch_acts_sum"), server.metric("countersign_batch_acts_count")
    cpu = server.cpu()
    clients = [subprocess.Popen([BENCH, "drive", server.socket, str(connections // processes), str(seconds), f"{name}{i}"],
                                stdout=subprocess.PIPE) for i in range(processes)]
    results = [json.loads(client.communicate()[0]) for client in clients]
    acts, batches = server.metric("countersign_batch_acts_sum") - acts, server.metric("countersign_batch_acts_count") - batches
    return {
        "rate": sum(r["answers"] for r in results) / seconds, "median": statistics.median(r["median_ms"] for r in results),
        "p99": max(r["p99_ms"] for r in results), "batch": acts / max(1, batches), "cpu": (server.cpu() - cpu) / acts * 1e6,
    }


def raw(ledger, batch, most):
    out = subprocess.run([BENCH, "raw", ledger, WORK / "raw.db", str(max(1, round(batch))), str(most)], check=True,
                         stdout=subprocess.PIPE)
    return json.loads(out.stdout)


def questions(server, cases):
    """Latency of what people ask most, in ms: the 99th percentile of 500."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(server.socket)
        stream = line.makefile("rwb")
        result = {}
        for name, params in (("todo", lambda n: {"person": f"clerk{n % 2000}"}), ("who-signed", lambda n: {"case": f"C-{n}"})):
            times = []
            for i in range(500):
                request = {"jsonrpc": "2.0", "id": i, "method": name, "params": params(i * 7919 % cases)}
                began = time.perf_counter()
                stream.write(json.dumps(request).encode() + b"\n")
                stream.flush()
                answer = json.loads(stream.readline())
                times.append((time.perf_counter() - began) * 1000)
                assert "result" in answer, answer
            result[name] = sorted(times)[494]
        return result


def command_line(server):
    """A whole process that makes one row durable: ours through the server, and sqlite3 inserting one; medians in ms."""
    plain = WORK / "plain.db"
    subprocess.run(["sqlite3", plain, "PRAGMA journal_mode=WAL; CREATE TABLE t (a, b)"], stdout=subprocess.DEVNULL, check=True)
    env = {**os.environ, "COUNTERSIGN_SERVER": server.socket}
    ours, theirs = [], []
    for i in range(41):
        for times, words in ((ours, [PROGRAM, "case", "open", f"L-{i}", "--title", "x", "--year", "2022", "--workflow",
                                     "self-evaluation", "--json"]),
                             (theirs, ["sqlite3", plain, f"PRAGMA synchronous=FULL; INSERT INTO t VALUES ({i}, hex(randomblob(300)))"])):
            began = time.perf_counter()
            subprocess.run(words, stdout=subprocess.DEVNULL, check=True, env=env)
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(ours), statistics.median(theirs)


def show(name, runs, bar):
    """What came out of several rounds: the machine's speed varies by half within minutes, a round's two halves share it."""
    middle = lambda key: statistics.median(run[key] for run in runs)
    ratios = sorted(run["rate"] / run["limit"]["per_second"] for run in runs)
    limit = statistics.median(run["limit"]["per_second"] for run in runs)
    print(f"{name:13} {middle('rate'):8,.0f} acts/s   median {middle('median'):.2f} ms   p99 {max(run['p99'] for run in runs):.2f} ms   "
          f"batch {middle('batch'):.1f}   server CPU {middle('cpu'):.0f} us/act")
    print(f"  raw limit   {limit:8,.0f} acts/s   ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})   (bar {bar})   "
          f"{runs[0]['limit']['writes'] / runs[0]['limit']['acts']:.1f} statements an act")


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    server = Server("a.db")
    manies, ones = [], []
    for number in range(ROUNDS):
        many = drive(server, 64, 4, SECONDS / ROUNDS, f"m{number}")
        manies.append({**many, "limit": raw(server.ledger, many["batch"], 20_000)})
        one = drive(server, 1, 1, SECONDS / ROUNDS, f"o{number}")
        ones.append({**one, "limit": raw(server.ledger, 1, 4_000)})
    ours, theirs = command_line(server)
    memory = server.memory()
    server.stop()
    show("64 clients", manies, 0.5)
    show("1 client", ones, 0.6)
    print(f"command line  {ours:.1f} ms through the server, sqlite3 {theirs:.1f} ms   ratio {ours / theirs:.2f}   (bar 2)")
    print(f"memory        {memory[0]:.0f} MB, at most {memory[1]:.0f} MB   started in {server.started * 1000:.0f} ms")
    if len(sys.argv) < 3:
        return
    cases = int(sys.argv[2])
    ledger = pathlib.Path(sys.argv[3]).absolute() if len(sys.argv) > 3 else WORK / "large.db"
    print(f"== on a ledger of {cases:,} cases")
    if not ledger.exists():
        subprocess.run([BENCH, "generate", ledger, str(cases), ROOT / "Workflows/self-evaluation.v1.yaml", "8"], check=True)
    empty = Server("empty.db")
    server = Server(ledger)
    idle = server.memory()[0]
    asked = questions(server, cases)
    # Turn by turn with a new file, since the machine's speed varies.
    rates = []
    for number in range(ROUNDS):
        few = drive(empty, 64, 4, SECONDS / ROUNDS, f"e{number}")
        large = drive(server, 64, 4, SECONDS / ROUNDS, f"l{os.getpid()}-{number}")
        rates.append((large["rate"] / few["rate"], large))
    rates.sort(key=lambda rate: rate[0])
    ratio, large = rates[ROUNDS // 2]
    empty.stop()
    memory = server.memory()
    entries = server.ask("service.health")["entries"]
    server.stop()
    print(f"64 clients    {large['rate']:8,.0f} acts/s   p99 {large['p99']:.2f} ms   of a new file's rate {ratio:.2f} ({rates[0][0]:.2f}-{rates[-1][0]:.2f})"
          f"   (bar 0.8)   {entries:,} entries")
    print(f"questions     p99 todo {asked['todo']:.2f} ms, who-signed {asked['who-signed']:.2f} ms   (bar 10 ms)")
    print(f"memory        {idle:.0f} MB idle, {memory[0]:.0f} MB under load, at most {memory[1]:.0f} MB   (bar 300 MB)")
    print(f"started in    {server.started * 1000:.0f} ms   (bar 1,000 ms)")


if __name__ == "__main__":
    main()
