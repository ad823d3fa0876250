"""The process of a proxy: started, asked for its port, stopped."""

from __future__ import annotations

import os
import select
import subprocess
import tempfile
import time
from typing import IO, Dict, List

from ._api import Proxy407Error
from ._find import find_proxy407_bin

STOP_TIMEOUT = 5.0


class NotStarted(Proxy407Error):
    """The program could not be started, or ended at once."""


class Program:
    """`proxy407 serve` as a child that ends when its standard input does: when stop() closes it, or
    when this process dies, by whatever signal."""

    def __init__(self, scenario: str, timeout: float) -> None:
        self.path = find_proxy407_bin()
        self._owner = os.getpid()
        self._stderr: IO[bytes] = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                self._command(scenario),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                env=self._environment(),
            )
        except OSError as error:
            self._stderr.close()
            raise NotStarted(f"{self.path} could not be started: {error.strerror}.") from error
        try:
            self.admin_port = self._read_port(timeout)
        except BaseException:
            self.stop()
            raise

    def _command(self, scenario: str) -> List[str]:
        return [
            self.path, "serve", scenario, "--port", "0", "--admin-port", "0",
            "--admin-port-file", "-", "--log", "off", "--stop-with-stdin",
        ]  # fmt: skip

    @staticmethod
    def _environment() -> Dict[str, str]:
        """A test's credentials come from the test alone."""
        return {name: value for name, value in os.environ.items() if name != "PROXY407_CREDENTIALS"}

    def _read_port(self, timeout: float) -> int:
        assert self._process.stdout is not None
        handle = self._process.stdout.fileno()
        end = time.monotonic() + timeout
        line = b""
        while not line.endswith(b"\n"):
            left = end - time.monotonic()
            if left <= 0 or not select.select([handle], [], [], left)[0]:
                raise NotStarted(
                    f"{self.path} did not say its port within {timeout:g} s.{self._said()}"
                )
            byte = os.read(handle, 1)
            if not byte:
                raise NotStarted(self.ending())
            line += byte
        try:
            return int(line)
        except ValueError:
            raise NotStarted(
                f"{self.path} is not the program of this package: its first line is {line!r}, "
                "not a port."
            ) from None

    def ending(self) -> str:
        """How it ended, and what it wrote."""
        if self._stderr.closed:
            return "The proxy is stopped."
        try:
            code = self._process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            return f"{self.path} does not answer.{self._said()}"
        how = f"exit code {code}" if code >= 0 else f"signal {-code}"
        return f"{self.path} ended with {how}.{self._said()}"

    def _said(self) -> str:
        self._stderr.seek(0)
        text = self._stderr.read().decode("utf-8", "replace").rstrip()
        return f" It wrote:\n{text}" if text else " It wrote nothing."

    def stop(self) -> None:
        if self._owner != os.getpid() or self._stderr.closed:
            return  # a fork of the process that started it leaves it alone
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._stderr.close()
