"""How a step speaks to its runner: lines of standard output, and files that the runner names."""
import base64
import os
import urllib.parse
import uuid


def data(text):
    return str(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def error(title, text):
    name = data(title).replace(":", "%3A").replace(",", "%2C")
    return f"::error title={name}::{data(text)}"


def append(variable, text):
    """To the file that a variable names; without a runner there is none."""
    if os.environ.get(variable):
        with open(os.environ[variable], "a", encoding="utf-8") as file:
            file.write(text)


def output(name, value):
    end = uuid.uuid4().hex  # a value can't end it
    append("GITHUB_OUTPUT", f"{name}<<{end}\n{value}\n{end}\n")


def spellings(user, password):
    """The ways in which a password gets into a log."""
    basic = base64.b64encode(f"{user}:{password}".encode()).decode()
    return dict.fromkeys((password, urllib.parse.quote(password, safe=""), basic))
