#!/usr/bin/env python3
"""All attacks of this folder at once on one proxy: an honest client is served all the while, and
SIGTERM in the middle of them ends the program in time, with no exchange lost without a word.

usage: together.py PROGRAM [unittest arguments]

PROGRAM is a release build, on a machine that does nothing else: it measures time. Sixteen attackers
keep a debug build busy with honest work alone, so this is no part of `./dev test`.
"""
import contextlib
import importlib
import json
import multiprocessing
import os
import pathlib
import signal
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.honest import Honest  # noqa: E402
from support.proxy import Proxy  # noqa: E402

# Attacks on a proxy with `basic`; those on other scenarios have their own tests.
TOPICS = ("slow", "content", "costs")
SECONDS = 8
GRACE = 2

# Of a hundred requests of the honest client 99 take less, in milliseconds.
PATIENCE = 100

# Between two rounds of an attacker: they shall lock others out by what they do, not by how much.
PAUSE = 0.5


def attacks():
    for topic in TOPICS:
        module = importlib.import_module(topic)
        for name in sorted(vars(module)):
            if name.startswith("attack_"):
                yield getattr(module, name)


def attack_on_and_on(attack, proxy):
    """The attacker has what processor time the others leave: on a small machine the honest client
    would wait for the attackers, not for the proxy."""
    os.nice(19)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with contextlib.redirect_stderr(open(os.devnull, "w", encoding="utf-8")):
        while True:
            # What an attack expects of its answers is asked in its own test.
            with contextlib.suppress(Exception):
                attack(proxy)
            time.sleep(PAUSE)


class Address:
    """What an attack needs of a proxy."""

    def __init__(self, proxy):
        self.port = proxy.port
        self.process = type("Process", (), {"pid": proxy.process.pid})


class Attackers:
    def __init__(self, proxy):
        context = multiprocessing.get_context("fork")
        self.processes = [
            context.Process(target=attack_on_and_on, args=(attack, Address(proxy)), daemon=True)
            for attack in attacks()]

    def __enter__(self):
        for process in self.processes:
            process.start()
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.join(10)


class Together(unittest.TestCase):
    def test_there_are_attacks(self):
        self.assertGreaterEqual(len(list(attacks())), 10)

    def test_an_honest_client_is_served_and_sigterm_is_obeyed(self):
        with Proxy("basic") as proxy:
            with Attackers(proxy):
                time.sleep(0.5)
                with Honest(proxy, SECONDS) as honest:
                    pass
                began = time.monotonic()
                proxy.process.terminate()
                self.assertEqual(proxy.process.wait(20), 0)
                took = time.monotonic() - began
            self.assertLess(took, GRACE + 1, "the grace is over")
            self.assertGreater(len(honest.times), 50)
            print(f"{len(honest.times)} requests of the honest client: half within "
                  f"{honest.percentile(50):.1f} ms, 99 of 100 within {honest.percentile(99):.1f} ms")
            self.assertLess(honest.percentile(99), PATIENCE)
            self.assert_no_exchange_is_lost(proxy)

    def assert_no_exchange_is_lost(self, proxy):
        """Each number is in the log, or counted as dropped there."""
        text = pathlib.Path(proxy.log.name).read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        dropped = sum(line["dropped"] for line in lines if "dropped" in line)
        numbers = [line["number"] for line in lines if "number" in line]
        self.assertEqual(len(numbers), len(set(numbers)))
        self.assertEqual(len(numbers) + dropped, max(numbers))


if __name__ == "__main__":
    Proxy.program = sys.argv.pop(1)
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
    unittest.main()
