"""A client that does everything right, in a process of its own, and the times that it waited.

usage: honest.py PORT SECONDS     prints the milliseconds of each request, a JSON array

A process of its own, because threads of Python wait for each other: the times of a thread beside an
attack would be those of the attack.
"""
import json
import pathlib
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from support.client import BASIC, Client, get  # noqa: E402


class Address:
    def __init__(self, port):
        self.port = port


def ask(port, seconds):
    """A connection for every five requests, so that accepting is measured, too."""
    times = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        began = time.monotonic()
        with Client(Address(port)) as client:
            for _ in range(5):
                client.send(get(BASIC))
                status, _, _ = client.response()
                if status != 200:
                    raise AssertionError(f"the honest client got {status}")
                times.append((time.monotonic() - began) * 1000)
                began = time.monotonic()
        time.sleep(0.01)
    return times


class Meanwhile:
    """Calls a function again and again in a thread of its own while a test does something else;
    `results` is what it gave. For costs that the other threads of a test do not add to."""

    def __init__(self, call, pause):
        self.call = call
        self.pause = pause
        self.results = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self.over.wait(self.pause):
            self.results.append(self.call())

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


class Honest:
    """`with Honest(proxy, seconds) as honest: ...`, then honest.percentile(99) in milliseconds."""

    def __init__(self, proxy, seconds):
        self.command = [sys.executable, __file__, str(proxy.port), str(seconds)]
        self.times = []

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_):
        output, errors = self.process.communicate(timeout=60)
        if self.process.returncode != 0:
            raise AssertionError("the honest client was not served: " + errors[-2000:])
        self.times = sorted(json.loads(output))

    def percentile(self, share):
        return self.times[min(len(self.times) - 1, len(self.times) * share // 100)]


if __name__ == "__main__":
    print(json.dumps(ask(int(sys.argv[1]), float(sys.argv[2]))))
