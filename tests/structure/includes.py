"""The house has three storeys, and a room includes itself and the rooms before it:

    program/ -> client-tests/ -> server/

Nothing points back. Both lists of rooms are those of cmake/rooms.cmake.
"""

import re

import tree

_SOCKETS = re.compile(r"<boost/asio(?!/buffer\.hpp)|<sys/socket\.h>")
_INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def check(root):
    core, server = tree.rooms(root)
    suite = tree.suite_rooms(root)
    yield from _storey(root, "server", server, server)
    yield from _storey(root, "client-tests", suite, server + suite)
    yield from _storey(root, "program", None, server + suite + ["program"])
    yield from _sockets_in_core(root, core)


def _storey(root, storey, rooms, visible):
    """`rooms` of this storey; `visible` to it, in the order in which they may include each other."""
    for path in tree.files(root / storey, ".cpp", ".hpp"):
        if storey == "client-tests" and path.parts[0] in tree.CLIENT_CODE:
            continue
        text = tree.read(root / storey, path)
        if path.suffix == ".hpp" and "#pragma once" not in text:
            yield f"{storey}/{path}: no #pragma once"
        room = path.parts[0] if rooms else storey
        if room not in visible:
            yield f"{storey}/{path}: no room of cmake/rooms.cmake"
            continue
        for match in _INCLUDE.finditer(text):
            other = match.group(1).split("/")[0]
            where = f"{storey}/{path}:{tree.line_of(text, match.start())}"
            if other not in visible:
                yield f'{where}: "{match.group(1)}" is outside of the rooms'
            elif visible.index(other) > visible.index(room):
                yield f"{where}: {room} comes before {other} and can't include it"


def _sockets_in_core(root, core):
    for path in tree.files(root / "server", ".cpp", ".hpp"):
        if path.parts[0] in core and _SOCKETS.search(tree.read(root / "server", path)):
            yield f"server/{path}: sockets in a room that does no input or output"
