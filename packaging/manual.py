"""The man pages, made of what `proxy407 help` prints: nothing is written twice.

A page has the parts of the help: its usage line, its sentences, and each list under a heading that
ends in a colon. Times and places of the machine are not in it.
"""
import re
import subprocess


def escaped(line):
    line = line.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + line if line[:1] in ".'" else line


def help_of(program, *command):
    return subprocess.run([program, "help", *command], check=True, capture_output=True,
                          text=True).stdout


def commands_of(text):
    """(name, what) of each command in the general help."""
    part = text.split("Commands:\n", 1)[1].split("\n\n", 1)[0]
    return [tuple(line.split(None, 1)) for line in part.splitlines()]


def page(name, title, text, version, also):
    usage, _, rest = text.partition("\n")
    out = [f'.TH "{name.upper()}" 1 "" "proxy407 {version}" "User Commands"',
           ".ad l", ".nh",
           ".SH NAME", f"{escaped(name)} \\- {escaped(title)}",
           ".SH SYNOPSIS", ".nf", escaped(usage), ".fi",
           ".SH DESCRIPTION"]
    for block in re.split(r"\n{2,}", rest.strip("\n")):
        lines = block.splitlines()
        if re.fullmatch(r"[A-Z][\w ,/-]*:", lines[0]) and len(lines) > 1:
            out += [f".SH {lines[0][:-1].upper()}", ".nf", *map(escaped, lines[1:]), ".fi"]
        elif any(line.startswith(" ") for line in lines):
            out += [".PP", ".nf", *map(escaped, lines), ".fi"]
        else:
            out += [".PP", *map(escaped, lines)]
    out.append(".SH SEE ALSO")
    out += [f".BR {escaped(page)} (1)" + ("" if page == also[-1] else ",") for page in also]
    return "\n".join(out) + "\n"


def write_pages(program, folder):
    version = subprocess.run([program, "--version"], check=True, capture_output=True,
                             text=True).stdout.split()[1]
    general = help_of(program)
    commands = commands_of(general)
    names = [f"proxy407-{name}" for name, _ in commands]
    folder.mkdir(parents=True, exist_ok=True)
    pages = {"proxy407": page("proxy407", "a mock proxy that names the cause of every 407", general,
                              version, names)}
    for name, what in commands:
        pages[f"proxy407-{name}"] = page(f"proxy407-{name}", what, help_of(program, name), version,
                                         ["proxy407"])
    for name, text in pages.items():
        (folder / f"{name}.1").write_text(text, encoding="utf-8")
    return sorted(pages)
