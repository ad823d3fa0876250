#!/usr/bin/env python3
"""Writes a results document of any size to standard output, to try how large and how fast its
reports are: the same one for the same arguments.

usage: synthetic.py [--clients 110] [--scenarios 75] [--channels 1]
"""

import argparse
import base64
import json
import random
import sys
from pathlib import Path

LANGUAGES = ["C", "C++", "Go", "Haskell", "Java", "JavaScript", "Lua", "Perl", "PHP", "Python", "R",
             "Ruby", "Rust", "Shell", "Tcl", "TypeScript"]
CHANNELS = ["url", "option", "env"]
FINDINGS = ["wrong-credentials/percent-decoded-twice", "wrong-credentials/percent-encoding-not-decoded", "max-attempts",
            "wrong-credentials/CUT_AT_COLON", "no-early-tunnel-octets", "reconnects-after-close"]
# verdict, leak, standing, weight
OUTCOMES = [("PASS", False, "expected", 8000), ("NON STRICT", False, "expected", 150),
            ("OBSERVED", False, "expected", 100), ("UNSUPPORTED", False, "expected", 900),
            ("NOT REACHED", False, "expected", 60), ("FAIL", False, "known", 500),
            ("FAIL", False, "unexpected", 30), ("FAIL", True, "unexpected", 2),
            ("CRASH", False, "unexpected", 3), ("TIMEOUT", False, "unexpected", 6),
            ("PASS", False, "stale", 5), ("ADAPTER ERROR", False, "unexpected", 2)]


def scenarios(count):
    root = Path(__file__).resolve().parents[3] / "scenarios"
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(root.glob("*/*.json"))]
    step = max(1, len(found) // count)
    return [{"name": one["id"], "title": one["title"], "family": one["family"],
             "story": one["story"]} for one in found[::step][:count]]


def client(number):
    language = LANGUAGES[number % len(LANGUAGES)]
    return {"client": f"{language.lower().replace('+', 'p')}-client-{number}",
            "title": f"Client {number}", "language": language, "group": language.lower(),
            "homepage": f"https://client-{number}.example/",
            "documentation": [f"https://client-{number}.example/proxies"],
            "installed": number % 29 != 28, "version": f"{number % 7}.{number % 13}.{number % 3}",
            "why_not": "no such program" if number % 29 == 28 else "", "runtime": "",
            "features": {channel: ["basic.http", "basic.connect"] for channel in CHANNELS}}


def exchange(dice, number, target, status):
    host = f"{dice.getrandbits(40):010x}.origin.test"
    token = base64.b64encode(dice.randbytes(18)).decode()
    method = f"CONNECT {host}:443" if target == "https" else f"GET http://{host}/ip"
    reply = (f"HTTP/1.1 {status} {'OK' if status == 200 else 'Proxy Authentication Required'}\r\n"
             "Date: Wed, 25 Nov 2026 16:19:58 GMT\r\n"
             'Proxy-Authenticate: Basic realm="proxy407"\r\nContent-Length: 612\r\n\r\n')
    return {"number": number, "time": "2026-11-25T16:19:58.565Z", "scenario": None,
            "recorder": "proxy", "connection": number, "peer": f"127.0.0.1:{dice.randrange(65536)}",
            "tunnel": None, "method": method.split()[0], "target": method.split()[1],
            "status": status, "verdict": "refused" if status == 407 else "accepted",
            "user": "user", "message": None, "remarks": ["proxy-connection-sent"],
            "request_head": f"{method} HTTP/1.1\r\nHost: {host}\r\n"
                            f"Proxy-Authorization: Basic {token}\r\n"
                            "User-Agent: client/1.0\r\nAccept: */*\r\n\r\n",
            "reply_head": reply, "origin_saw": None, "content_received": 0, "early_octets": 0,
            "took_us": dice.randrange(100, 9000)}


def check(name, outcome, number):
    return {"check": name, "outcome": outcome, "exchange": number,
            "sentence": "No request was accepted; the last one was refused." if
            outcome == "fail" else "One request was accepted.",
            "requirements": ["C-407-01", "C-407-02"]}


def result(dice, where, outcome, control):
    verdict, leak, standing, _ = outcome
    failed = verdict in ("FAIL", "CRASH", "TIMEOUT")
    ran = verdict not in ("NOT RUN", "UNSUPPORTED")
    finding = dice.choice(FINDINGS) if failed else ""
    shown = [exchange(dice, number, where["target"], status) for number, status in
             ((1, 407), (2, 407 if failed else 200))] if ran else []
    checks = [check("authenticated", "fail" if failed else "pass", 2 if ran else None),
              check("credentials-exact", "pass", 2), check("never-sent-to-origin", "pass", None),
              check("max-attempts", "pass", None), check("no-userinfo-in-target", "pass", None)]
    return where | {
        "control": control, "verdict": verdict, "leak": leak, "standing": standing,
        "flaky": dice.random() < 0.002, "attempts": 1, "finding": finding,
        "sentence": f"The password arrived otherwise: {finding}." if failed else "",
        "reason": "it is known upstream" if standing in ("known", "stale") else "",
        "ended": {"code": 22 if failed else 0, "signal": 0, "timed_out": verdict == "TIMEOUT"},
        "took_ms": dice.randrange(5, 900),
        "reproduce": f"proxy407 run --scenario {where['scenario']} -- sh -c "
                     "'curl --proxy \"$PROXY407_URL\" \"$PROXY407_HTTP_TARGET\"'",
        "checks": checks if ran else [], "exchanges": shown,
        "output": '{"origin": "127.0.0.1"}\n' if verdict == "PASS" else "",
        "error": "client: (22) The requested URL returned error: 407\n" if failed else ""}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=110)
    parser.add_argument("--scenarios", type=int, default=75)
    parser.add_argument("--channels", type=int, default=1)
    given = parser.parse_args()
    dice = random.Random(407)
    clients = [client(number) for number in range(given.clients)]
    families = scenarios(given.scenarios)
    weights = [outcome[-1] for outcome in OUTCOMES]
    results = []
    for one in clients:
        for channel in CHANNELS[:given.channels]:
            for target in ("http", "https"):
                for scenario in families:
                    where = {"client": one["client"], "channel": channel, "target": target,
                             "scenario": scenario["name"]}
                    outcome = dice.choices(OUTCOMES, weights)[0]
                    if not one["installed"]:
                        outcome = ("NOT RUN", False, "expected", 0)
                    results.append(result(dice, where, outcome, False))
    document = {"v": 1, "suite": {"version": "0.1.0"},
                "run": {"began": "2026-11-25T16:19:58Z", "took_ms": 1140000, "seed": 407,
                        "shard": "", "jobs": 2, "argv": ["proxy407", "certify"],
                        "host": {"os": "linux", "arch": "x86_64"}},
                "incomplete": False, "clients": clients, "scenarios": families,
                "results": results}
    json.dump(document, sys.stdout)


if __name__ == "__main__":
    main()
