#!/usr/bin/env python3
"""action.yml and docs/ci.md: each file is what the schemas of others take, and what it says runs here.

usage: ci.py PROGRAM schemas|action|pages [unittest arguments]
Ends with 77 where requirements.txt is not installed: ./dev install ci
"""
import os
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
TOOLS = pathlib.Path(os.environ.get("PROXY407_CI_TOOLS", HERE / ".venv/bin"))
NOT_RUN = 77  # what CTest takes for "not run"


def main():
    if not (TOOLS / "check-jsonschema").exists():
        print("not run: tests/external/ci/.venv with requirements.txt; ./dev install ci")
        return NOT_RUN
    if pathlib.Path(sys.executable).parent != TOOLS:  # it has the packages
        os.execv(TOOLS / "python", [TOOLS / "python", "-W", "error::ResourceWarning", *sys.argv])
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    program, part, *rest = sys.argv[1:]
    module = __import__(f"{part}_test")
    module.PROGRAM = pathlib.Path(program).resolve()
    module.TOOLS = TOOLS
    result = unittest.main(module, argv=[sys.argv[0], *rest], exit=False).result
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
