"""The files that docs/ci.md shows, and what is generated in it."""
import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs/ci.md"


def shown():
    """By name, the text of each file on the page."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.findall(r"<!-- (\S+) -->\n```(?:yaml|python)\n(.*?)```", text, re.DOTALL)
    assert len(found) == len(re.findall(r"^```\w", text, re.MULTILINE)), "a file has no name"
    return dict(found)


def read(name):
    return yaml.safe_load(shown()[name])


def action():
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def tables():
    """The inputs and outputs of action.yml."""
    made = action()
    lines = ["| input | default | what |", "|---|---|---|"]
    for name, one in made["inputs"].items():
        lines.append(f"| `{name}` | {one['default'] or '-'} | {one['description']} |")
    lines += ["", "| output | what |", "|---|---|"]
    lines += [f"| `{name}` | {one['description']} |" for name, one in made["outputs"].items()]
    return "\n".join(lines) + "\n"


def with_tables(text):
    return re.sub(r"(<!-- begin: inputs -->\n).*?(<!-- end: inputs -->)",
                  lambda found: found[1] + tables() + found[2], text, flags=re.DOTALL)
