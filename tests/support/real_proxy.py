"""A real proxy, installed on this machine, started on loopback out of a folder of its own."""
import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

from support.proxy import clean_environment


def find_program(name):
    """Its path, looked for where Debian keeps daemons, too; None if it is not installed."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
    return shutil.which(name, path=path)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


class NotStarted(Exception):
    pass


class RealProxy:
    """Starts COMMAND and waits until it accepts connections.

    In COMMAND and in the texts of FILES (name -> text) {port} stands for its port and {folder}
    for its folder, which holds FILES. Daemons that give up root can read the folder.
    """

    def __init__(self, command, files, **more):
        for attempt in range(3):  # another process may take the free port first
            try:
                self._start(command, files, more)
                return
            except NotStarted:
                self.close()
                if attempt == 2:
                    raise

    def _start(self, command, files, more):
        self.port = free_port()
        self.directory = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.directory.name)
        self.folder.chmod(0o777)
        names = {"port": str(self.port), "folder": str(self.folder), **more}

        def filled(text):
            for name, value in names.items():
                text = text.replace("{" + name + "}", value)
            return text
        for name, text in files.items():
            if isinstance(text, str):
                (self.folder / name).write_text(filled(text), encoding="utf-8")
            else:
                (self.folder / name).write_bytes(text)
        self.log = open(self.folder / "log", "w+", encoding="utf-8", errors="replace")
        self.process = subprocess.Popen(
            [filled(word) for word in command], cwd=self.folder, env=clean_environment(),
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 30
        while not self._accepts():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise NotStarted(f"{command[0]} did not come up: {self.said()[-3000:]}")
            time.sleep(0.02)

    def _accepts(self):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False

    def said(self):
        self.log.seek(0)
        return self.log.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.directory.cleanup()
