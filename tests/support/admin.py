"""A served proxy with its control API."""
import http.client
import json
import pathlib
import tempfile
import time

from support.proxy import Proxy


class Administered(Proxy):
    """`serve SCENARIO --admin-port 0`; `ask` speaks to the API."""

    def __init__(self, scenario="basic", *arguments):
        super().__init__(
            scenario, "--admin-port", "0", "--admin-port-file", self._file_to_be(), *arguments)
        deadline = time.monotonic() + 20
        while not self._file.exists() or not self._file.read_text():
            if time.monotonic() > deadline:
                raise RuntimeError("no port of the control API")
            time.sleep(0.002)
        self.admin_port = int(self._file.read_text())

    def _file_to_be(self):
        self._folder = tempfile.TemporaryDirectory()
        self._file = pathlib.Path(self._folder.name) / "admin-port"
        return str(self._file)

    def close(self):
        errors = super().close()
        self._folder.cleanup()
        return errors

    def raw(self, method, path, body=None, fields=None, timeout=20):
        """status, fields (a Message), content"""
        connection = http.client.HTTPConnection("127.0.0.1", self.admin_port, timeout=timeout)
        try:
            connection.request(method, "/__admin" + path, body, fields or {})
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def ask(self, method, path, body=None, status=200, timeout=20):
        """The JSON of an answer, which has that status."""
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        got, _, content = self.raw(method, path, body, timeout=timeout)
        assert got == status, (got, content)
        return json.loads(content) if content else None
