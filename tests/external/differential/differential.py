#!/usr/bin/env python3
"""The same requests to a real Squid and to the program: one verdict, or a known difference.

usage: differential.py PROGRAM [--seed N] [--write-page]
"""
import argparse
import concurrent.futures
import contextlib
import os
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
import basic_cases  # noqa: E402
import differences  # noqa: E402
import digest_cases  # noqa: E402
import squid  # noqa: E402
import torture_cases  # noqa: E402
from case import ACCOUNTS  # noqa: E402
from outcome import outcome_of  # noqa: E402
from support.client import Origin  # noqa: E402
from support.proxy import Proxy  # noqa: E402

NOT_RUN = 77  # what CTest takes for "not run"


def scenario(scheme, origin_port):
    def octets(value):
        return value.decode("utf-8")
    offered = {"basic": {"scheme": "basic", "charset": "UTF-8"},
               "digest": {"scheme": "digest", "algorithm": "MD5", "qop": ["auth"], "opaque": "407"}}
    return {"id": f"like-squid-{scheme}", "title": "As Squid is set up", "story": "For a test.",
            "family": scheme, "links": ["S-AUTH-01"], "client": None,
            "users": [{"user": octets(u), "password": octets(p)} for u, p in ACCOUNTS],
            "proxy": {"authentication": [offered[scheme]]},
            "origin": {"forward": [f"127.0.0.1:{origin_port}"]},
            "expect": [{"check": "connected"}]}


def serve(connection):
    received = b""
    while b"\r\n\r\n" not in received and (piece := connection.recv(65536)):
        received += piece
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def corpus(seed):
    draw = random.Random(seed)
    return [*torture_cases.cases(), *basic_cases.cases(draw), *digest_cases.cases(draw)]


@contextlib.contextmanager
def proxies(origin_port):
    """scheme -> (port of Squid, port of the program)"""
    with contextlib.ExitStack() as stack:
        start = stack.enter_context
        yield {"basic": (start(squid.with_basic(ACCOUNTS)).port,
                         start(Proxy(scenario("basic", origin_port))).port),
               "digest": (start(squid.with_digest(ACCOUNTS)).port,
                          start(Proxy(scenario("digest", origin_port))).port)}


def run(cases):
    """(family, method) -> set of (squid, proxy407)

    One request at a time to each proxy: Squid keeps one password per user name while its helper
    looks, and mixes up two that come together.
    """
    seen = {}
    with Origin(serve) as origin, proxies(origin.port) as ports, \
            concurrent.futures.ThreadPoolExecutor(4) as pool:
        def one_after_the_other(scheme, port):
            return [((case.family, method), outcome_of(case, method, port, origin.port))
                    for case in cases if case.scheme == scheme for method in differences.METHODS]
        running = [[pool.submit(one_after_the_other, scheme, port) for port in pair]
                   for scheme, pair in ports.items()]
        for squids, ours in running:
            for (key, theirs), (_, own) in zip(squids.result(), ours.result(), strict=True):
                seen.setdefault(key, set()).add((theirs, own))
    return seen


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program", type=os.path.abspath)
    options.add_argument("--seed", type=int, default=407)
    options.add_argument("--write-page", action="store_true", help="write README.md anew")
    options = options.parse_args()
    Proxy.program = options.program

    rules = differences.known()
    page = differences.FOLDER / "README.md"
    if options.write_page:
        page.write_text(differences.page(rules), encoding="utf-8")
    complaints = []
    if page.read_text(encoding="utf-8") != differences.page(rules):
        complaints.append("README.md is not made of this differences.json: run with --write-page")
    if not squid.installed():
        print("NOT RUN: squid is not installed (./dev install test)")
        return 1 if complaints else NOT_RUN

    cases = corpus(options.seed)
    print(f"{len(cases)} requests x GET and CONNECT, Squid {squid.version()}, seed {options.seed}")
    seen = run(cases)
    complaints += differences.compare(seen, rules)
    differing = sum(any(s != o for s, o in pairs) for pairs in seen.values())
    print(f"{len(seen)} kinds; {differing} differ, by {len(rules)} known rules")
    print("\n".join(complaints) or "No other difference.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
