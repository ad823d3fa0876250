#!/usr/bin/env python3
"""The shape that this project promises, read from its files. Prints what breaks it; exit code 1.

usage: check.py [ROOT]
"""

import sys
from pathlib import Path

import coroutines
import cycles
import examples
import includes
import links
import mirror
import sizes
import words

RULES = [sizes.check, includes.check, cycles.check, coroutines.check, mirror.check, links.check,
         words.check, examples.check]


def problems(root):
    return [problem for rule in RULES for problem in rule(root)]


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = problems(root)
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
