#!/usr/bin/env python3
"""How real proxies phrase and frame their answers: run them, and compare with what was captured.

usage: capture.py [--write] [PROGRAM...]     all programs when none is named

Exit code 77 when none of the programs named is installed (./dev install personalities).
"""
import argparse
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from program import Program, names  # noqa: E402

NOT_RUN = 77


def changes(before, now):
    """One line for each thing that is no longer as it was captured."""
    for case in {**before["cases"], **now["cases"]}:
        then, today = before["cases"].get(case, {}), now["cases"].get(case, {})
        for part in {**then, **today}:
            if then.get(part) != today.get(part):
                yield f"{case}: {part}: was {then.get(part)!r}, is {today.get(part)!r}"


def look_at(program, write):
    """The number of changes; None if it could not be run."""
    if not program.installed():
        print(f"NOT RUN {program.name}: not installed (./dev install personalities)")
        return None
    now = program.capture()
    if write:
        program.captures.write_text(json.dumps(now, indent=2, ensure_ascii=False) + "\n",
                                    encoding="utf-8")
        print(f"written {program.captures.name}: {now['version']}")
        return 0
    before = json.loads(program.captures.read_text(encoding="utf-8"))
    found = list(changes(before, now))
    captured = "" if before["version"] == now["version"] else f" (captured: {before['version']})"
    print(f"{'changed' if found else 'the same'} {program.name}: {now['version']}{captured}")
    print("".join(f"    {line}\n" for line in found), end="")
    return len(found)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--write", action="store_true", help="capture anew")
    options.add_argument("programs", nargs="*", metavar="PROGRAM")
    options = options.parse_args()
    results = [look_at(Program(name), options.write) for name in options.programs or names()]
    if all(result is None for result in results):
        return NOT_RUN
    return 1 if any(results) else 0


if __name__ == "__main__":
    sys.exit(main())
