"""The files of the project: everything that was not built, installed or generated."""

import re

# Clients under test and what their drivers share: written as their users would.
CLIENT_CODE = ("clients", "sdk")

SKIPPED = {".git", ".venv", "build", "node_modules", "target", "__pycache__"}


def files(root, *suffixes):
    """Sorted, relative to the root. The suffix "" stands for a script without one."""
    found = []
    for path in root.rglob("*"):
        inside = path.relative_to(root)
        if SKIPPED.isdisjoint(inside.parts) and path.suffix in suffixes and path.is_file():
            found.append(inside)
    return sorted(found)


def read(root, path):
    return (root / path).read_text(encoding="utf-8")


def rooms(root):
    """Of the server, in the order in which they may include each other: those without sockets, all."""
    core = _list(root, "core_rooms")
    return core, core + ["net", "app"]


def suite_rooms(root):
    return _list(root, "suite_rooms")


def _list(root, name):
    text = read(root, "cmake/rooms.cmake")
    return re.search(rf"set\({name} ([^)]*)\)", text).group(1).split()


_NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-zA-Z_])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)


def code_only(text):
    """C++ without comments and with empty literals; line numbers stay."""

    def blank(match):
        kept = "\n" * match.group(0).count("\n")
        return kept if match.group(0).startswith("/") else '""' + kept

    return _NOT_CODE.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1
