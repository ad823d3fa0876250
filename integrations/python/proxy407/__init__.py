"""A mock proxy for tests that names the cause of every 407.

    from proxy407 import Proxy407

    with Proxy407.start("digest") as proxy:
        download(proxy=proxy.url_with_credentials)
        proxy.verify("authenticated")
"""

from ._api import Proxy407Error
from ._exchange import Exchange
from ._find import ProgramNotFound, find_proxy407_bin
from ._program import NotStarted
from ._proxy import CheckFailed, Proxy407, Scenario, TimedOut, UnexpectedRefusal

__all__ = [
    "CheckFailed",
    "Exchange",
    "NotStarted",
    "ProgramNotFound",
    "Proxy407",
    "Proxy407Error",
    "Scenario",
    "TimedOut",
    "UnexpectedRefusal",
    "find_proxy407_bin",
]
