"""Random acts on small cases: mostly possible ones, some that the rules refuse, some that make no sense."""

from stage import UNITS, form

# How often each act is tried; those that end a case are left out.
KINDS = [
    ("import", 22), ("submit", 14), ("sign", 10), ("withdraw", 6), ("return", 8), ("reject", 3), ("take-back", 5),
    ("claim", 6), ("release", 5), ("urge", 2), ("appoint", 5), ("dismiss", 5), ("vote", 3), ("stranger", 2),
    ("unknown", 2), ("suspend", 1), ("resume", 3), ("auditor", 1),
]
NAMES = [name for name, _ in KINDS]
WEIGHTS = [weight for _, weight in KINDS]


def random_act(rng, cases, number):
    """An act on one of the cases: its method and parameters, without a key."""
    case, unit = rng.choice(cases), rng.choice(UNITS)
    seat = {"case": case, "unit": unit}
    kind = rng.choices(NAMES, WEIGHTS)[0]
    if kind == "import":
        # Sometimes the same content again, which changes nothing.
        value = number if rng.random() < 0.8 else number % 3
        return "form.import", {"case": case, "as": "p5", "content": form(unit, value)}
    if kind in ("appoint", "dismiss"):
        return kind, {"case": case, "as": "p2", "role": "reviewer", "person": rng.choice(["p7", "p4"])}
    return {
        "submit": ("submit", {**seat, "as": "p5", "opinion": f"已核对 {number}"}),
        "sign": ("sign", {**seat, "as": "p3", "opinion": f"同意 {number}"}),
        "withdraw": ("withdraw", {**seat, "as": "p5"}),
        "return": ("return", {**seat, "as": "p3", "to": "draft", "reason": f"请补充 {number}"}),
        "reject": ("reject", {**seat, "as": "p3", "reason": f"不实 {number}"}),
        "take-back": ("take-back", {**seat, "as": rng.choice(["p3", "p5"])}),
        "claim": ("claim", {**seat, "as": rng.choice(["p3", "p7"])}),
        "release": ("release", {**seat, "as": rng.choice(["p3", "p7"])}),
        "urge": ("urge", {**seat, "as": "p2"}),
        "vote": ("vote", {"case": case, "as": rng.choice(["p1", "p2", "p4"]), "ballot": "approve"}),
        "stranger": ("sign", {**seat, "as": "p1", "opinion": "越权"}),
        "unknown": ("submit", {"case": case, "unit": "F-9", "as": "p5"}),
        "suspend": ("case.suspend", {"case": case, "as": "p2", "reason": f"暂停 {number}"}),
        "resume": ("case.resume", {"case": case, "as": "p2"}),
        "auditor": ("submit", {**seat, "as": "p6", "opinion": "不应"}),
    }[kind]
