#!/usr/bin/env python3
"""What `proxy407 record` writes of the real proxies refuses as they did, octet for octet.

usage: record.py PROXY407 [PROGRAM...]

Without a PROGRAM: all of this folder that are installed, and the scenarios of scenarios/personality
in the place of the others. Each is asked everything of cases.py, with `record` in between, and then
the scenario that came of it is asked the same. Compared are the octets of the head, the content, and
what becomes of the connection; dates, nonces and what `record` takes out stand for themselves in
both.
"""
import itertools
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from cases import CASES  # noqa: E402
from exchange import exchange, request  # noqa: E402
from origin import Target  # noqa: E402
from placeholders import masked  # noqa: E402
from program import FOLDER, Program, for_scheme, names  # noqa: E402
from support.proxy import Proxy, clean_environment  # noqa: E402

SCENARIOS = pathlib.Path(__file__).parents[3] / "scenarios" / "personality"
TARGET_PORT = 12345  # our own origin answers for every target


class Recorder:
    """`record` in front of that port, until it is told to write."""

    def __init__(self, port, file):
        self.process = subprocess.Popen(
            [Proxy.program, "record", "--upstream", f"http://127.0.0.1:{port}", "--keep-realm",
             "--out", file],
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=clean_environment())
        line = self.process.stderr.readline()
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)", line).group(1))

    def finish(self):
        self.process.send_signal(signal.SIGINT)
        said = self.process.communicate(timeout=20)[1]
        if self.process.returncode != 0:
            raise RuntimeError(f"record ended with {self.process.returncode}: {said}")
        return said


def ask_all(port, origin_port, scheme):
    """Case -> (reply, fate) for each of them."""
    return {name: exchange(port, request(for_scheme(case, scheme, port, origin_port), origin_port),
                           origin_port)
            for name, case in CASES.items()}


def is_of_the_proxy(name, reply):
    """What the origin said is none of the proxy's."""
    return name != "get-right" and b"From the origin" not in reply.head


def comparable(octets, origin_port):
    """What `record` takes out, taken out of what the real one said, too."""
    text = masked(octets, {})
    text = text.replace("http://target.example/", "{target}")
    for target in (f"http://127.0.0.1:{origin_port}/", f"127.0.0.1:{origin_port}",
                   f"http%3A%2F%2F127.0.0.1%3A{origin_port}%2F", f"127.0.0.1%3A{origin_port}"):
        text = text.replace(target, "{target}")
    return text


def parts(reply, fate, origin_port):
    head = comparable(reply.head, origin_port).split("\r\n")
    # The length follows the content; a scenario orders the parameters of Digest by itself.
    head = [re.sub(r"(?i)^(content-length: )\d+", r"\1{length}", line) for line in head]
    head = [", ".join(sorted(line.split(", "))) if ": Digest " in line else line for line in head]
    return {"head": head, "content": comparable(reply.body, origin_port), "framing": reply.framing,
            "after the content": comparable(reply.extra, origin_port), "connection": fate}


def replayed(wanted):
    """What was taken out of it, as it stands in the scenario."""
    text = wanted.replace("proxy.test", "proxy.example")
    return re.sub("pass|wrong", "***", text)  # both were passwords here


def differences(name, real, ours):
    for part, wanted in real.items():
        if isinstance(wanted, list):
            wanted = [replayed(line) for line in wanted]
        else:
            wanted = replayed(wanted)
        if wanted != ours[part]:
            yield f"{name}: {part}: {first_difference(wanted, ours[part])}"


def first_difference(wanted, ours):
    if isinstance(wanted, list):
        wanted, ours = next(pair for pair in itertools.zip_longest(wanted, ours)
                            if pair[0] != pair[1])
    at = len(os.path.commonprefix([str(wanted), str(ours)]))
    begin = max(0, at - 30)
    return (f"the real one: ...{str(wanted)[begin:at + 50]!r}, "
            f"ours: ...{str(ours)[begin:at + 50]!r}")


def compare(name, scheme, upstream, origin_port):
    """A line for each part that differs. `upstream` is at work."""
    found = []
    compared = 0
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "recorded.json")
        recorder = Recorder(upstream.port, file)
        real = ask_all(recorder.port, origin_port, scheme)
        said = recorder.finish()
        with Proxy(file) as ours:
            again = ask_all(ours.port, origin_port, scheme)
    for case, (reply, fate) in real.items():
        if not is_of_the_proxy(case, reply):
            continue
        compared += 1
        found += differences(case, parts(reply, fate, origin_port),
                             parts(*again[case], origin_port))
    print(f"{name}: {compared} answers compared")
    if found:
        print(said)
    for line in found:
        print(f"    {line}")
    return found


def compare_real(program):
    with Target() as origin, program.started(origin.port) as proxy:
        return compare(f"{program.name} ({program.version()})",
                       program.data.get("scheme", "basic"), proxy, origin.port)


def compare_scenario(path):
    """With our own scenario in the place of the real proxy."""
    scheme = "digest" if path.stem.endswith("digest") else "basic"
    with Proxy(path.stem) as proxy:
        return compare(f"scenario {path.stem}", scheme, proxy, TARGET_PORT)


def main():
    Proxy.program = os.path.abspath(sys.argv[1])
    chosen = sys.argv[2:]
    found = []
    if not chosen:
        for path in sorted(SCENARIOS.glob("*.json")):
            if (FOLDER / path.stem).exists():
                found += compare_scenario(path)
    for name in chosen or names():
        program = Program(name)
        if name == "nginx":
            continue  # it can't be asked for credentials
        if program.installed():
            found += compare_real(program)
        else:
            print(f"NOT RUN {name}: not installed (./dev install personalities)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
