"""The proxy as a test sees it."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from types import TracebackType
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple, Type, Union, cast

from ._api import TIMEOUT, Api, Problem, Proxy407Error
from ._exchange import Exchange
from ._program import Program

Scenario = Union[str, "os.PathLike[str]", Mapping[str, Any]]
"""The name of a built-in scenario, the path of a file, or the content of such a file."""

Check = Union[str, Mapping[str, Any]]
"""The id of a check, or {"check": id, "value": number} of one that takes a number."""

_REFUSED = "The proxy refused a request. (A test that expects this sets allow_refusals.)"


class CheckFailed(AssertionError):
    """A check failed. The text is what came, what was wrong with it, and what to do."""


class UnexpectedRefusal(CheckFailed):
    """The proxy refused a request, and the test did not say that it expects that."""


class TimedOut(AssertionError):
    """What the test waits for did not come in time. The text names what came nearest."""


class Proxy407:
    """A running proxy with a process of its own. Make it by Proxy407.start(); end it by stop(), or
    use it in a `with` statement, whose end raises UnexpectedRefusal where a request was refused."""

    allow_refusals: bool
    """Set it in a test that expects a 407."""

    def __init__(self, program: Program, allow_refusals: bool) -> None:
        self._program = program
        self._api = Api(program.admin_port)
        self._told: Dict[str, Any] = {}
        self.allow_refusals = allow_refusals

    @classmethod
    def start(
        cls,
        scenario: Scenario = "basic",
        *,
        user: Optional[str] = None,
        password: Optional[str] = None,
        allow_refusals: bool = False,
        start_timeout: float = TIMEOUT,
    ) -> "Proxy407":
        """Starts a proxy on a free port of 127.0.0.1. `user` and `password` replace those of the
        scenario."""
        with _as_argument(scenario) as argument:
            proxy = cls(Program(argument, start_timeout), allow_refusals)
        try:
            proxy._told = proxy._call("get", "/proxies")["proxies"][0]
            if user is not None or password is not None:
                proxy.use(scenario, user=user, password=password)
        except BaseException:
            proxy.stop()
            raise
        return proxy

    # What a client is told

    @property
    def url(self) -> str:
        """http://127.0.0.1:PORT"""
        return str(self._told["url"])

    @property
    def url_with_credentials(self) -> str:
        """The same with user and password, percent-encoded. Without a user it is `url`."""
        return str(self._told["url_with_credentials"])

    @property
    def user(self) -> Optional[str]:
        """The user that the client is to send, not encoded."""
        return cast(Optional[str], self._told["user"])

    @property
    def password(self) -> Optional[str]:
        return cast(Optional[str], self._told["password"])

    @property
    def ca_file(self) -> str:
        """The certificate, in PEM, that https:// targets and an https:// proxy are signed by."""
        return str(self._told["ca_file"])

    def env(self) -> Dict[str, str]:
        """The environment of this process, made that of a client: subprocess.run(..., env=...). The
        proxy is named by http_proxy and so on, no address is excepted from it, and the certificate
        is trusted."""
        handout = self._call("get", "/handout", {"proxy": self._told["name"]})
        unset = {name.lower() for name in handout["unset"]}
        told: Dict[str, str] = handout["environment"]
        kept = {name: value for name, value in os.environ.items() if name.lower() not in unset}
        return {"no_proxy": "", "NO_PROXY": "", **kept, **told}

    @contextlib.contextmanager
    def environment(self) -> Iterator[None]:
        """env() in this process, until the block ends."""
        before = dict(os.environ)
        _become(self.env())
        try:
            yield
        finally:
            _become(before)

    # What came

    def exchanges(self, **match: Union[str, int]) -> List[Exchange]:
        """What came, in order: all of it, or what holds what is asked for: status=407,
        verdict="refused", cause=..., finding=..., method=..., host=..."""
        return cast(List[Exchange], self._call("get", "/exchanges", match)["exchanges"])

    def wait_for(
        self, count: int = 1, *, timeout: float = 5.0, **match: Union[str, int]
    ) -> List[Exchange]:
        """Waits until `count` exchanges match, and returns them. Raises TimedOut."""
        __tracebackhide__ = True  # pytest shows the line of the test
        body = {"match": match, "count": count, "timeout_ms": round(timeout * 1000)}
        try:
            found = self._call("post", "/exchanges/wait", body, timeout + TIMEOUT)
        except Problem as problem:
            if problem.status != 408:
                raise
            raise TimedOut(_timed_out(problem)) from None
        return cast(List[Exchange], found["exchanges"])

    def verify(self, *checks: Check) -> None:
        """Judges what came by these checks, or by those of the scenario. Raises CheckFailed."""
        __tracebackhide__ = True
        verdict = self._judge(checks)
        if not verdict["passed"]:
            raise CheckFailed(verdict["text"])

    def check_refusals(self) -> None:
        """Raises UnexpectedRefusal where credentials were wrong, or where the last request for a
        target was not accepted, since the last reset. The end of a `with` block and the pytest
        fixture call it."""
        __tracebackhide__ = True
        found = self._call("get", "/refusals", {"proxy": self._told["name"]})
        if found["refused"]:
            raise UnexpectedRefusal(f"{_REFUSED}\n{found['text'].rstrip()}")

    def report(self) -> str:
        """What came and what the checks of the scenario say to it, as the program prints it."""
        return str(self._judge(())["text"])

    # What changes it

    def use(
        self, scenario: Scenario, *, user: Optional[str] = None, password: Optional[str] = None
    ) -> None:
        """Another scenario on the same port, from its beginning. Of `user` and `password` one is
        enough: the other is the scenario's."""
        path = f"/proxies/{self._told['name']}/scenario"
        body: Dict[str, Any] = {"scenario": _as_json(scenario)}
        if user is not None or password is not None:
            if user is None or password is None:
                own = self._call("put", path, body)
                user = own["user"] if user is None else user
                password = own["password"] if password is None else password
            body.update(user=user, password=password)
        self._told = self._call("put", path, body)

    def reset(self) -> None:
        """Forgets what came; the scenario begins again."""
        self._call("post", "/reset", {})

    def stop(self) -> None:
        """Ends the process. What came is gone with it."""
        self._program.stop()

    def __enter__(self) -> "Proxy407":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        try:
            if kind is None and not self.allow_refusals:
                self.check_refusals()
        finally:
            self.stop()

    def _judge(self, checks: Tuple[Check, ...]) -> Dict[str, Any]:
        verdict = self._call("post", "/verify", {"checks": list(checks)} if checks else {})
        return {**verdict, "text": verdict["text"].rstrip()}

    def _call(self, method: str, path: str, *arguments: Any) -> Any:
        try:
            return getattr(self._api, method)(path, *arguments)
        except OSError as error:
            raise Proxy407Error(self._program.ending()) from error


@contextlib.contextmanager
def _as_argument(scenario: Scenario) -> Iterator[str]:
    if not isinstance(scenario, Mapping):
        yield os.fspath(scenario)
        return
    with tempfile.TemporaryDirectory(prefix="proxy407-") as folder:
        path = os.path.join(folder, "scenario.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(scenario, file)
        yield path


def _as_json(scenario: Scenario) -> Any:
    """The control API reads no files."""
    if isinstance(scenario, Mapping):
        return scenario
    text = os.fspath(scenario)
    if os.sep not in text and not text.endswith(".json"):
        return text
    with open(text, encoding="utf-8") as file:
        return json.load(file)


def _become(environment: Dict[str, str]) -> None:
    for name in set(os.environ) - set(environment):
        del os.environ[name]
    os.environ.update(environment)


def _timed_out(problem: Problem) -> str:
    lines = [str(problem)]
    for near in problem.members.get("nearest", []):
        exchange = near["exchange"]
        lines.append(f"  nearest: {exchange['method']} {exchange['target']} (#{exchange['number']})")
        for difference in near["differences"]:
            lines.append("    {key} was {was!r}, expected {expected!r}".format(**difference))
    return "\n".join(lines)
