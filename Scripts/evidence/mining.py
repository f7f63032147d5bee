#!/usr/bin/env python3
"""Has pm4py, a process-mining library of others, replay a ledger on our model and look for what our own check looks for.

    python3 -m venv venv && venv/bin/pip install pm4py jsonschema
    venv/bin/python Scripts/evidence/mining.py PROGRAM LEDGER [--schema ocel20-schema-json.json] [--rounds 10] [--seed 1]

It exports the ledger's cases with PROGRAM and shows, line by line:
- token-based replay of each trace of the XES file on the PNML file of its workflow, which must fit with fitness 1;
- the four-eyes filter for every pair of duties that the workflow keeps apart, which must find no case;
- the OCEL 2.0 files: references, the relational constraints, the same content in both, and the JSON schema if its
  file is given (https://www.ocel-standard.org/2.0/ocel20-schema-json.json);
- logs in which something is turned round, dropped, said twice or done by another person: pm4py and
  `countersign process check --log` must name the same cases.
The status is 1 if anything is otherwise.
"""
import argparse
import collections
import contextlib
import copy
import io
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import warnings

os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"
warnings.filterwarnings("ignore")
with contextlib.redirect_stdout(io.StringIO()):  # It greets.
    import pandas
    import pm4py
    from pm4py.objects.ocel.validation import ocel20_rel_validation

TRACE = "case:concept:name"


class Report:
    """What was looked at, one line each, and whether all of it was right."""

    def __init__(self):
        self.right = True

    def line(self, what, found, is_right):
        self.right &= bool(is_right)
        print(f"{'✓' if is_right else '✗'} {what:<70} {found}")


class Program:
    """The program on one ledger."""

    def __init__(self, path, ledger):
        self.path, self.ledger = path, ledger

    def run(self, *words, allowed=(0,)):
        words = [self.path, "process", *words, "--ledger", self.ledger, "--lang", "en"]
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode not in allowed:
            sys.exit(f"{' '.join(words)}: status {done.returncode}\n{done.stderr}")
        return done.stdout

    def data(self, *words, allowed=(0,)):
        return json.loads(self.run(*words, "--json", allowed=allowed))


def name(trace):
    """What XES calls a trace of the program's JSON."""
    return trace["case"] + (f"/{trace['unit']}" if trace["unit"] else "")


def unfit(log, nets):
    """The traces that pm4py's token-based replay finds unfit, by the net of their workflow, and the lowest fitness."""
    names, lowest = set(), 1.0
    for workflow, part in log.groupby("case:workflow"):
        found = pm4py.conformance_diagnostics_token_based_replay(part, *nets[workflow], return_diagnostics_dataframe=True)
        names |= set(found[~found["is_fit"]]["case_id"])
        lowest = min(lowest, found["trace_fitness"].min())
    return names, lowest


def same_person(log, rules):
    """The traces, or for duties apart in the whole case the cases, that break the four-eyes principle for pm4py."""
    names = set()
    for workflow, part in log.groupby("case:workflow"):
        for rule in rules[workflow]:
            key = "case:case" if rule["within"] == "case" else TRACE
            acts = part if rule["within"] == "case" else part[part["case:kind"] == rule["within"]]
            for pair in itertools.combinations(rule["duties"], 2):
                # A duty is a role or a step; no role and step share a name.
                duty = acts["org:role"].where(acts["org:role"].isin(pair), acts["step"].where(acts["step"].isin(pair)))
                done = acts.assign(duty=duty)[duty.notna() & acts["org:resource"].notna()]
                if not set(pair) <= set(done["duty"]):
                    continue
                # On a log of traces, where the filter looks at every act; on a table it looks at the last of the second duty.
                traces = pm4py.convert_to_event_log(done, case_id_key=key)
                broken = pm4py.filter_four_eyes_principle(traces, *pair, activity_key="duty", keep_violations=True)
                names |= {trace.attributes["concept:name"] for trace in broken}
    return names


def frame(traces, workflow_of):
    """Traces of `process xes --json` as pm4py takes them."""
    rows = []
    for trace in traces:
        for event in trace["events"]:
            rows.append({
                TRACE: name(trace), "case:case": trace["case"], "case:kind": trace["kind"],
                "case:workflow": workflow_of[trace["case"]], "concept:name": event["activity"],
                "time:timestamp": event["at"], "org:resource": event["person"], "org:role": event["role"],
                "step": event["step"],
            })
    log = pandas.DataFrame(rows)
    # The order in the trace is the order of the log; a time stands for a whole act.
    log["time:timestamp"] = pandas.to_datetime(log["time:timestamp"], utc=True)
    log["time:timestamp"] += pandas.to_timedelta(log.groupby(TRACE).cumcount(), unit="us")
    return log


def swap(events, draw):
    place = draw.randrange(len(events) - 1)
    events[place], events[place + 1] = events[place + 1], events[place]


def drop(events, draw):
    del events[draw.randrange(len(events))]


def duplicate(events, draw):
    place = draw.randrange(len(events))
    events.insert(place, copy.deepcopy(events[place]))


def another_actor(events, draw):
    """An act gets the actor of another act of the trace; who entered it stays."""
    acts = [event for event in events if event["person"]]
    if acts:
        draw.choice(acts)["person"] = draw.choice(acts)["person"]


def check_ocel(report, folder, schema):
    path, database = f"{folder}/log.json", f"{folder}/log.sqlite"
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    if schema:
        import jsonschema
        with open(schema, encoding="utf-8") as file:
            rules = json.load(file)
        faults = list(jsonschema.Draft7Validator(rules, format_checker=jsonschema.FormatChecker()).iter_errors(document))
        report.line("OCEL 2.0 JSON: violations of the schema", len(faults), not faults)
    else:
        print("– OCEL 2.0 JSON: the schema's file was not given (--schema)")
    ids = [thing["id"] for thing in document["objects"] + document["events"]]
    report.line("OCEL 2.0 JSON: ids used twice", len(ids) - len(set(ids)), len(ids) == len(set(ids)))
    objects = {thing["id"] for thing in document["objects"]}
    dangling = [
        tie for thing in document["objects"] + document["events"] for tie in thing["relationships"]
        if tie["objectId"] not in objects]
    report.line("OCEL 2.0 JSON: references to nothing", len(dangling), not dangling)
    for things, types in [("events", "eventTypes"), ("objects", "objectTypes")]:
        declared = {kind["name"]: {each["name"] for each in kind["attributes"]} for kind in document[types]}
        missing = [
            thing["id"] for thing in document[things]
            if not {each["name"] for each in thing["attributes"]} <= declared.get(thing["type"], set())]
        report.line(f"OCEL 2.0 JSON: {things} of undeclared types or attributes", len(missing), not missing)
    kept, broken = ocel20_rel_validation.apply(database)
    report.line(
        "OCEL 2.0 SQLite: relational constraints broken (pm4py)", f"{len(broken)} of {len(kept) + len(broken)}", not broken)
    one, other = pm4py.read_ocel2_json(path), pm4py.read_ocel2_sqlite(database)
    counts = [(len(log.events), len(log.objects), len(log.relations), len(log.o2o)) for log in (one, other)]
    found = " and ".join(", ".join(map(str, count)) for count in counts)
    report.line("OCEL 2.0: events, objects, ties of events, of objects, JSON and SQLite", found, counts[0] == counts[1])


def check_mutations(report, program, folder, exported, workflow_of, nets, rules, rounds, seed):
    table = collections.defaultdict(lambda: [0, 0, 0, 0])
    for kind, number in itertools.product([swap, drop, duplicate, another_actor], range(rounds)):
        draw = random.Random(f"{seed} {kind.__name__} {number}")
        traces = copy.deepcopy(exported)
        for trace in traces:
            # Some are left alone, so that the right ones must be named.
            before = copy.deepcopy(trace["events"])
            if draw.random() < 0.5 and len(before) > 1:
                kind(trace["events"], draw)
                table[kind.__name__][3] += trace["events"] != before
        path = f"{folder}/mutated.json"
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"traces": traces}, file)
        ours = {
            name(trace) for trace in program.data("check", "--log", path, allowed=(0, 1))["traces"]
            if trace["order"] != "complete" or trace["same_person"]}
        log = frame(traces, workflow_of)
        theirs = unfit(log, nets)[0] | same_person(log, rules)
        row = table[kind.__name__]
        row[0] += len(ours)
        row[1] += len(theirs)
        row[2] += len(ours ^ theirs)
        if ours ^ theirs:
            print(f"  {kind.__name__} {number}: only ours {sorted(ours - theirs)}, only pm4py {sorted(theirs - ours)}")
    # Not every change is against a rule: an urging that is left out, or an act by another who may do it as well.
    for kind, (ours, theirs, apart, spoiled) in table.items():
        what = f"{kind.replace('_', ' ')}: traces changed, named by us, by pm4py, by one alone"
        report.line(what, f"{spoiled}, {ours}, {theirs}, {apart}", apart == 0 and 0 < ours <= spoiled)


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("program")
    words.add_argument("ledger")
    words.add_argument("--schema", help="the JSON schema of OCEL 2.0")
    words.add_argument("--rounds", type=int, default=10, help="mutated logs of each kind")
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    program, report = Program(given.program, given.ledger), Report()
    with tempfile.TemporaryDirectory() as folder:
        program.run("xes", "--to", f"{folder}/log.xes")
        program.run("ocel", "--to", f"{folder}/log.json")
        program.run("ocel", "--format", "sqlite", "--to", f"{folder}/log.sqlite")
        log = pm4py.read_xes(f"{folder}/log.xes")
        nets, rules = {}, {}
        for workflow in log["case:workflow"].unique():
            path = f"{folder}/{workflow.replace('/', '.')}.pnml"
            program.run("net", workflow, "--to", path)
            nets[workflow] = pm4py.read_pnml(path)
            rules[workflow] = program.data("net", workflow)["different_people"]
            net = nets[workflow][0]
            silent = sum(transition.label is None for transition in net.transitions)
            report.line(
                f"{workflow}: places, transitions, arcs, silent",
                f"{len(net.places)}, {len(net.transitions)}, {len(net.arcs)}, {silent}", silent == 0)
        # A course that is still underway has no end that a replay could reach.
        verdicts = program.data("check", allowed=(0, 1))["traces"]
        underway = {name(trace) for trace in verdicts if trace["order"] == "underway"}
        report.line("XES: traces, events, still underway", f"{log[TRACE].nunique()}, {len(log)}, {len(underway)}", len(log) > 0)
        log = log[~log[TRACE].isin(underway)]
        names, lowest = unfit(log, nets)
        report.line("token-based replay: unfit traces, lowest fitness", f"{sorted(names)}, {lowest}", not names and lowest == 1)
        broken = same_person(log, rules)
        report.line("four-eyes filter: cases", sorted(broken), not broken)
        check_ocel(report, folder, given.schema)
        exported = [trace for trace in program.data("xes")["traces"] if name(trace) not in underway]
        workflow_of = dict(zip(log["case:case"], log["case:workflow"]))
        check_mutations(report, program, folder, exported, workflow_of, nets, rules, given.rounds, given.seed)
    print("Everything is as it must be." if report.right else "Something is not as it must be.")
    return 0 if report.right else 1


if __name__ == "__main__":
    sys.exit(main())
