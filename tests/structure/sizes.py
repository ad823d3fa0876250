"""One idea per file: a file above 400 lines or a function above 90 fails."""

import ast
import re

import tree

FILE_LINES = 400
FUNCTION_LINES = 90

_NO_FUNCTION = re.compile(r"^\s*(?:namespace|class|struct|union|enum|extern|case|default)\b")
_SHELL_FUNCTION = re.compile(r"^(\w+)\(\) [{(]$")


def check(root):
    for path in tree.files(root, ".cpp", ".hpp", ".py", ".mjs", ".js", ".sh", ".cmake", ""):
        text = _text_of_source(root, path)
        if text is None:
            continue
        lines = text.count("\n")
        if lines > FILE_LINES:
            yield f"{path}: {lines} lines; {FILE_LINES} are allowed"
        for line, length in _functions(path, text):
            if length > FUNCTION_LINES:
                yield f"{path}:{line}: function of {length} lines; {FUNCTION_LINES} are allowed"


def _text_of_source(root, path):
    if path.suffix:
        return tree.read(root, path)
    start = (root / path).read_bytes()[:2]
    return tree.read(root, path) if start == b"#!" else None


def _functions(path, text):
    if path.suffix in (".cpp", ".hpp"):
        return _blocks(tree.code_only(text).split("\n"))
    if path.suffix == ".py" or text.startswith("#!/usr/bin/env python"):
        return [
            (node.lineno, node.end_lineno - node.lineno + 1)
            for node in ast.walk(ast.parse(text))
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        ]
    if text.startswith("#!/bin/"):
        return _shell_functions(text.split("\n"))
    return []


def _blocks(lines):
    """Formatted C++: a body ends at the first brace that stands no deeper than it began."""
    found = []
    for number, line in enumerate(lines):
        if line.rstrip().endswith("{") and ")" in line and not _NO_FUNCTION.match(line):
            depth = _indent(line)
            for end in range(number + 1, len(lines)):
                if lines[end].lstrip().startswith("}") and _indent(lines[end]) <= depth:
                    found.append((number + 1, end - number + 1))
                    break
    return found


def _indent(line):
    return len(line) - len(line.lstrip())


def _shell_functions(lines):
    found = []
    for number, line in enumerate(lines):
        if _SHELL_FUNCTION.match(line):
            end = next((i for i in range(number, len(lines)) if lines[i] in ("}", ")")), number)
            found.append((number + 1, end - number + 1))
    return found
