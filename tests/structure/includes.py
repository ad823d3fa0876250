"""A room includes itself and the rooms before it; nothing in server/ knows what is outside."""

import re

import tree

_SOCKETS = re.compile(r"<boost/asio(?!/buffer\.hpp)|<sys/socket\.h>")
_INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def check(root):
    core, rooms = tree.rooms(root)
    for path in tree.files(root / "server", ".cpp", ".hpp"):
        text = tree.read(root / "server", path)
        if path.suffix == ".hpp" and "#pragma once" not in text:
            yield f"server/{path}: no #pragma once"
        room = path.parts[0]
        if room not in rooms:
            yield f"server/{path}: no room of cmake/rooms.cmake"
            continue
        for match in _INCLUDE.finditer(text):
            other = match.group(1).split("/")[0]
            where = f"server/{path}:{tree.line_of(text, match.start())}"
            if other not in rooms:
                if room != "cli":  # the program also carries the conformance suite
                    yield f'{where}: "{match.group(1)}" is outside of the rooms'
            elif rooms.index(other) > rooms.index(room):
                yield f"{where}: {room} comes before {other} and can't include it"
    yield from _sockets_in_core(root, core)


def _sockets_in_core(root, core):
    for path in tree.files(root / "server", ".cpp", ".hpp"):
        if path.parts[0] in core and _SOCKETS.search(tree.read(root / "server", path)):
            yield f"server/{path}: sockets in a room that does no input or output"
