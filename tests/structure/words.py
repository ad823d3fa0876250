"""What the program says keeps to the words of docs/voice.md: a few that crept in again and again, in the
string literals of the code, in the scenarios and in the pages that a user reads."""

import re

import tree

INSTEAD = {
    "let through": "accepted",
    "lets through": "accepts",
    "turned away": "refused",
    "turns away": "refuses",
    "to mend": "fix",
    "octet by octet": "byte by byte",
    "identification": "authentication, credentials",
    "is wanted": "is missing; name ...",
    "are wanted": "are missing; name ...",
    "for they are": "because they are",
    "said so": "",
    "lest": "so that ... not",
}
_WORDS = re.compile(r"\b(" + "|".join(map(re.escape, INSTEAD)) + r")\b", re.IGNORECASE)
_LITERAL = re.compile(r'"(?:\\.|[^"\\\n])*"')
_OCTET = re.compile(r"(?<![\w_-])octets?(?![\w_-])")
PLACES = ("server", "program", "client-tests/client", "client-tests/grade", "client-tests/process",
          "client-tests/reports", "client-tests/results", "client-tests/site", "client-tests/suite")
PAGES = ("README.md", "scenarios/README.md", "docs/log.md", "docs/special-characters.md",
         "docs/disclosure.md", "docs/results.md")


def check(root):
    for place in PLACES:
        for path in tree.files(root / place, ".cpp", ".hpp"):
            yield from _in_literals(f"{place}/{path}", tree.read(root / place, path))
    for path in tree.files(root / "scenarios", ".json"):
        yield from _in_text(f"scenarios/{path}", tree.read(root / "scenarios", path))
    for page in PAGES:
        if (root / page).is_file():
            yield from _in_text(page, tree.read(root, page))


def _in_literals(name, text):
    text = text.replace("'\"'", "'_'")  # a quote by itself begins no literal
    for literal in _LITERAL.finditer(text):
        line = text[text.rfind("\n", 0, literal.start()) + 1:literal.start()]
        if line.lstrip().startswith(("//", "#include", "*")):
            continue
        words = literal.group()
        if " " in words and _OCTET.search(words):
            yield f"{name}:{tree.line_of(text, literal.start())}: \"octet\"; write byte"
        for match in _WORDS.finditer(words):
            yield f"{name}:{tree.line_of(text, literal.start())}: {_advice(match.group())}"


def _in_text(name, text):
    for match in _WORDS.finditer(text):
        yield f"{name}:{tree.line_of(text, match.start())}: {_advice(match.group())}"


def _advice(word):
    instead = INSTEAD[word.lower()]
    return f'"{word}"' + (f"; write {instead}" if instead else "; leave it out")
