"""The control API of a running program: JSON over HTTP on a loopback port."""

from __future__ import annotations

import http.client
import json
from typing import Any, Dict, Mapping, Optional
from urllib.parse import urlencode

TIMEOUT = 30.0


class Proxy407Error(Exception):
    """The program refused a call, or does not answer. Its own words say why."""


class Problem(Proxy407Error):
    """What the control API answers when it refuses a call (RFC 9457)."""

    def __init__(self, status: int, members: Dict[str, Any]) -> None:
        super().__init__(members.get("detail") or f"The control API answered with status {status}.")
        self.status = status
        self.members = members


class Api:
    def __init__(self, port: int) -> None:
        self._port = port

    def get(self, path: str, query: Optional[Mapping[str, object]] = None) -> Any:
        return self._call("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, body: Mapping[str, object], timeout: float = TIMEOUT) -> Any:
        return self._call("POST", path, body, timeout)

    def put(self, path: str, body: Mapping[str, object]) -> Any:
        return self._call("PUT", path, body)

    def _call(
        self,
        method: str,
        path: str,
        body: Optional[Mapping[str, object]] = None,
        timeout: float = TIMEOUT,
    ) -> Any:
        # Not urllib: it would read the proxy settings of the environment.
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=timeout)
        try:
            headers = {} if body is None else {"Content-Type": "application/json"}
            content = None if body is None else json.dumps(body)
            connection.request(method, f"/__admin{path}", content, headers)
            response = connection.getresponse()
            return _read(response.status, response.read())
        finally:
            connection.close()


def _read(status: int, content: bytes) -> Any:
    try:
        value = json.loads(content) if content else {}
    except ValueError:
        value = {}
    if status >= 400:
        raise Problem(status, value)
    return value
