#!/usr/bin/env python3
"""The personality scenarios answer as the real proxies were captured.

usage: replay.py PROGRAM

Compared are status line, field names with their case and order, values, framing, the size of the
content (its words where the capture has them) and what becomes of the connection. What the origin
said through a real proxy is not its own, and is left out.
"""
import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from cases import CASES  # noqa: E402
from exchange import exchange, request  # noqa: E402
from placeholders import masked  # noqa: E402
from program import FOLDER, for_scheme  # noqa: E402
from support.proxy import Proxy  # noqa: E402

SCENARIOS = FOLDER.parents[2] / "scenarios" / "personality"
TARGET_PORT = 12345  # the embedded origin answers for every target; as long as a real free port


def is_of_the_proxy(name, capture):
    if name == "get-right":
        return False
    return not (capture["head"] and capture["head"][0].endswith("From the origin"))


def comparable(lines):
    """A scenario can't know the port it is served on, nor order the parameters of a challenge."""
    for line in lines:
        name, colon, value = line.partition(": Digest ")
        value = ", ".join(sorted(value.split(", "))) if colon else value
        yield re.sub(r"(proxy\.test:)\d+$", r"\1{port}", name + colon + value)


def differences(capture, reply, fate):
    """One line for each part that differs."""
    head = masked(reply.head, {}).removesuffix("\r\n\r\n").split("\r\n")
    seen = {"head": head, "framing": reply.framing, "connection": fate,
            "body": reply.body.decode(), "extra": reply.extra.decode()}
    for part, value in seen.items():
        wanted = capture.get(part, "")
        if part == "head":
            wanted, value = list(comparable(wanted)), list(comparable(value))
        if isinstance(wanted, dict):
            wanted, value = wanted["octets"], len(value)
        if wanted != value:
            yield f"{part}: the real one: {wanted!r}, ours: {value!r}"


def compare(capture):
    found = []
    compared = 0
    scheme = "digest" if "Digest" in " ".join(capture["cases"]["get-without"]["head"]) else "basic"
    with Proxy(capture["program"]) as proxy:
        for name, case in capture["cases"].items():
            if not is_of_the_proxy(name, case):
                continue
            asked = for_scheme(CASES[name], scheme, proxy.port, TARGET_PORT)
            octets = request(asked, TARGET_PORT)
            found += [f"{name}: {line}" for line in
                      differences(case, *exchange(proxy.port, octets, TARGET_PORT))]
            compared += 1
    print(f"{capture['program']} ({capture['version']}): {compared} answers compared")
    return found


def main():
    Proxy.program = os.path.abspath(sys.argv[1])
    failed = False
    captures = [json.loads(path.read_text(encoding="utf-8"))
                for path in sorted((FOLDER / "captures").glob("*.json"))]
    for capture in captures:
        if not (SCENARIOS / f"{capture['program']}.json").exists():
            print(f"{capture['program']}: captured only, no scenario")
            continue
        for line in compare(capture):
            failed = True
            print(f"    {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
