"""The lines of a driver that the site shows are marked by comments, "example: begin" and "example: end":
in pairs, with something between them (client-tests/README.md)."""

import re

import tree

_MARK = re.compile(r"^[\s#/*;%(\-]*example: (begin|end)[\s*/)]*$")
_TEXTS = (".py", ".mjs", ".rb", ".go", ".java", ".rs", ".cpp", ".php", ".pl", ".R", ".kt", ".scala", ".clj",
          ".escript", ".ml", ".nim", ".d", ".vala", ".lisp", ".pas", ".lua", ".tcl", ".el", ".rkt", ".ps1", ".swift")


def check(root):
    folder = root / "client-tests/clients"
    for path in tree.files(folder, *_TEXTS):
        for line, problem in _problems(tree.read(folder, path)):
            yield f"client-tests/clients/{path}:{line}: {problem}"


def _problems(text):
    begun = None
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        mark = _MARK.match(line)
        if not mark:
            continue
        if (mark.group(1) == "begin") != (begun is None):
            yield number, f"\"example: {mark.group(1)}\" without its other one"
        if mark.group(1) == "end" and begun and not "".join(lines[begun:number - 1]).strip():
            yield number, "an example without lines"
        begun = number if mark.group(1) == "begin" else None
    if begun:
        yield begun, "\"example: begin\" without its other one"
