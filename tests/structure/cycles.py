"""No include cycle between units. A unit is a header and the source of the same name: whoever reads
one can read what it includes first.
"""

import re

import tree

# Storeys whose units are looked at, and the folder that their includes start from.
STOREYS = {"server": "server", "client-tests": "client-tests", "program": "."}

_INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)\.hpp"', re.MULTILINE)


def check(root):
    for storey, base in STOREYS.items():
        for cycle in cycles(_units(root, storey, root / base)):
            yield f"{storey}: units include each other: " + ", ".join(cycle)


def _units(root, storey, base):
    """The units that each unit includes, by name."""
    units = {}
    for path in tree.files(root / storey, ".cpp", ".hpp"):
        name = (root / storey / path).relative_to(base).with_suffix("").as_posix()
        found = _INCLUDE.findall(tree.read(root / storey, path))
        units.setdefault(name, set()).update(other for other in found if other != name)
    return {name: sorted(others & units.keys()) for name, others in units.items()}


def cycles(units):
    """Groups of units that reach each other, each sorted (Tarjan's algorithm)."""
    order, lowest, stack, found = {}, {}, [], []

    def visit(name):
        order[name] = lowest[name] = len(order)
        stack.append(name)
        for other in units[name]:
            if other not in order:
                visit(other)
            if other in stack:
                lowest[name] = min(lowest[name], lowest[other])
        if lowest[name] == order[name]:
            group = stack[stack.index(name):]
            del stack[stack.index(name):]
            if len(group) > 1:
                found.append(sorted(group))

    for name in units:
        if name not in order:
            visit(name)
    return sorted(found)
