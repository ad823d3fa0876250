"""The files of the project: everything that was not built, installed or generated."""

import re

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
    """In the order in which they may include each other; the one list is cmake/rooms.cmake."""
    text = read(root, "cmake/rooms.cmake")
    core = re.search(r"set\(core_rooms ([^)]*)\)", text).group(1).split()
    return core, core + ["net", "app", "cli"]


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
