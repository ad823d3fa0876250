#!/usr/bin/env python3
"""Stages the situations of situations.py one by one and asks `proxy407 diagnose` about each.

usage: lab.py PROGRAM [NAME...]     only these situations
       lab.py --write               the table in docs/diagnose.md anew, without staging anything

Exit code 1 where one is not told apart, 77 where all were "not run".
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import stage
from situations import SITUATIONS

PAGE = stage.FOLDER.parents[2] / "docs/diagnose.md"
BEGIN, END = "<!-- situations: by tests/external/diagnose/lab.py -->", "<!-- end -->"


def table():
    rows = ["| situation | staged with | cause | exit |", "|---|---|---|---|"]
    rows += [f"| {s.what} | {s.made_by} | `{s.cause}` | {s.exit} |" for s in SITUATIONS]
    return "\n".join(rows)


def page_with_table(page):
    head, rest = page.split(BEGIN)
    return head + BEGIN + "\n" + table() + "\n" + rest[rest.index(END):]


def diagnosed(program, ask, home, *more):
    words = [os.path.abspath(program), "diagnose", *ask.words, *more]
    environment = {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin", "HOME": home,
                   "LC_ALL": "C.UTF-8", **ask.environment}
    return subprocess.run([*ask.by, *words], env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=120, check=False)


def problems(program, situation, ask, home):
    ran = diagnosed(program, ask, home, "--json")
    if not ran.stdout:
        return f"printed nothing; {ran.stderr.strip()}"
    said = json.loads(ran.stdout)
    cause = said["conclusion"]["id"]
    if (cause, ran.returncode) != (situation.cause, situation.exit):
        return f"{cause} ({ran.returncode}), not {situation.cause} ({situation.exit})\n{ran.stdout}"
    if situation.says not in ran.stdout:
        return f'does not say "{situation.says}"\n{ran.stdout}'
    for secret in ("n0t-it", ":pass@", "pa/ss", "p%40ss", "dXNlcjpwYXNz", "dXNlcjpuMHQtaXQ"):
        if secret in ran.stdout:
            return f"shows the secret {secret}\n{ran.stdout}"
    return ""


def run(program, situation):
    """"ok", or why it is not."""
    with tempfile.TemporaryDirectory() as home:
        try:
            with situation.make() as ask:
                return problems(program, situation, ask, home) or "ok"
        except stage.Missing as missing:
            return f"not run: {missing}"
        except stage.NotStarted as failure:
            return str(failure)


def main():
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page_with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        return 0
    program, names = sys.argv[1], sys.argv[2:]
    stage.mock.program = os.path.abspath(program)
    outcomes = []
    for situation in SITUATIONS:
        if not names or situation.name in names:
            outcomes.append(run(program, situation))
            print(f"{situation.name:24} {outcomes[-1]}", flush=True)
    page = PAGE.read_text(encoding="utf-8")
    if not names and page_with_table(page) != page:
        outcomes.append("old")
        print(f"the table in {pathlib.Path(PAGE).name} is old: lab.py --write")
    if any(not o.startswith(("ok", "not run")) for o in outcomes):
        return 1
    return 0 if "ok" in outcomes else 77


if __name__ == "__main__":
    sys.exit(main())
