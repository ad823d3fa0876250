"""The program under test, run once and to its end, and lines for a shell that call it."""
import os
import pathlib
import subprocess
import tempfile
import unittest

from support.proxy import clean_environment

CURL = ("curl", "-sS", "--fail", "-m", "20")


class Program:
    """Called with words it runs them; `run("--", ...)` is `proxy407 run -- ...`."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def __call__(self, *words, **more):
        return self._end_of([self.path, *words], **more)

    def run(self, *words, **more):
        return self("run", *words, **more)

    def shell(self, line, by="sh", env=None, **more):
        """A line that is printed for people: `proxy407` in it is the program."""
        path = os.path.dirname(self.path) + ":" + os.environ["PATH"]
        return self._end_of([by, "-c", line], env={**(env or {}), "PATH": path}, **more)

    @staticmethod
    def _end_of(words, env=None, **more):
        settings = {"capture_output": True, "text": True, "timeout": 120, "check": False} | more
        return subprocess.run(words, env={**clean_environment(), **(env or {})}, **settings)


class InFolder(unittest.TestCase):
    """Each test has a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)
