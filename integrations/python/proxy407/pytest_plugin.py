"""The pytest plugin: the fixtures proxy407, proxy407_server and proxy407_factory, and the marker."""

from __future__ import annotations

import contextlib
import sys
from typing import Any, Callable, Dict, Generator, Iterator, List, NamedTuple, Optional

import pytest

from ._api import Proxy407Error
from ._proxy import CheckFailed, Proxy407, Scenario

_PROXIES = pytest.StashKey[List[Proxy407]]()
_TOLD = pytest.StashKey[bool]()

_MARKER = (
    "proxy407(scenario, *, user, password, allow_refusals): what the fixture proxy407 does in this "
    "test. A test that expects a 407 sets allow_refusals=True."
)


class _Asked(NamedTuple):
    scenario: Scenario
    user: Optional[str] = None
    password: Optional[str] = None
    allow_refusals: bool = False


def pytest_plugin_registered(plugin: object, manager: pytest.PytestPluginManager) -> None:
    """What -p proxy407.pytest_plugin brought, the entry point must not bring once more."""
    if plugin is sys.modules[__name__] and manager.get_name(plugin) != "proxy407":
        manager.set_blocked("proxy407")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("proxy407_scenario", "the scenario of the fixture proxy407", default="basic")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", _MARKER)


@pytest.fixture(scope="session")
def proxy407_server(pytestconfig: pytest.Config) -> Iterator[Proxy407]:
    """The process behind the fixture proxy407: one for each worker."""
    with _in_plain_words():
        proxy = Proxy407.start(str(pytestconfig.getini("proxy407_scenario")))
    yield proxy
    proxy.stop()


@pytest.fixture
def proxy407(request: pytest.FixtureRequest, proxy407_server: Proxy407) -> Proxy407:
    """A proxy that asks for credentials. It begins again for each test; a test fails where the proxy
    refused a request."""
    asked = _asked(request.node)
    with _in_plain_words():
        proxy407_server.use(asked.scenario, user=asked.user, password=asked.password)
        proxy407_server.reset()
    proxy407_server.allow_refusals = asked.allow_refusals
    _proxies_of(request.node).append(proxy407_server)
    return proxy407_server


@pytest.fixture
def proxy407_factory(request: pytest.FixtureRequest) -> Iterator[Callable[..., Proxy407]]:
    """Proxy407.start() for several proxies at once; they stop after the test."""
    started: List[Proxy407] = []

    def start(*args: Any, **options: Any) -> Proxy407:
        proxy = Proxy407.start(*args, **options)
        started.append(proxy)
        _proxies_of(request.node).append(proxy)
        return proxy

    yield start
    for proxy in started:
        proxy.stop()


@contextlib.contextmanager
def _in_plain_words() -> Iterator[None]:
    """What the program says, without the lines of this package that led there."""
    try:
        yield
    except Proxy407Error as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


def _proxies_of(item: pytest.Item) -> List[Proxy407]:
    return item.stash.setdefault(_PROXIES, [])


def _asked(item: pytest.Item) -> _Asked:
    """What the markers of the test, its class and its module ask for; the nearest wins."""
    asked: Dict[str, Any] = {"scenario": item.config.getini("proxy407_scenario")}
    for marker in reversed(list(item.iter_markers("proxy407"))):
        asked.update(zip(_Asked._fields, marker.args))
        asked.update(marker.kwargs)
        if len(marker.args) > 1 or not asked.keys() <= set(_Asked._fields):
            raise pytest.UsageError(f"{item.nodeid}: the marker is {_MARKER}")
    return _Asked(**asked)


@pytest.hookimpl(trylast=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Comes after the test itself, unless that failed."""
    problems = [text for text in map(_problem, _proxies_of(item)) if text]
    if problems:
        item.stash[_TOLD] = True
        pytest.fail("\n".join(problems), pytrace=False)


def _problem(proxy: Proxy407) -> str:
    try:
        if not proxy.allow_refusals:
            proxy.check_refusals()
    except (CheckFailed, Proxy407Error) as problem:
        return str(problem)
    return ""


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: "pytest.CallInfo[None]"
) -> Generator[None, Any, None]:
    """A failed test shows what came to its proxies."""
    report: pytest.TestReport = (yield).get_result()
    if call.when != "call" or not report.failed or item.stash.get(_TOLD, False):
        return
    for proxy in _proxies_of(item):
        try:
            report.sections.append(("proxy407", proxy.report()))
        except Proxy407Error as problem:
            report.sections.append(("proxy407", str(problem)))
