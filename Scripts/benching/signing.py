#!/usr/bin/env python3
"""Measures what a checkpoint each second costs: two servers, one on a ledger with a key and one without, in turns."""
import pathlib, statistics, sys
sys.argv[1:] = []
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import service

ROUNDS, SECONDS = 12, 4


def main():
    service.WORK.mkdir(parents=True, exist_ok=True)
    signing = service.Server("signing.db")
    signing.stop()
    silent = service.Server("silent.db")
    silent.stop()
    pathlib.Path(f"{silent.ledger}.key").unlink()
    servers = {"signing": service.Server("signing.db"), "silent": service.Server("silent.db")}
    ratios = []
    for number in range(ROUNDS):
        order = list(servers.items())[:: 1 if number % 2 else -1]
        rates = {name: service.drive(server, 64, 4, SECONDS, f"{name}{number}")["rate"] for name, server in order}
        ratios.append(rates["signing"] / rates["silent"])
    for server in servers.values():
        server.stop()
    ratios.sort()
    cost = 1 - statistics.median(ratios)
    print(f"of the rate without a key  {statistics.median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})   "
          f"a checkpoint each second costs {cost * 100:.0f} %   (bar 5 %)")


if __name__ == "__main__":
    main()
