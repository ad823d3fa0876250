"""What every program is asked, in this order, each on a connection of its own."""
from typing import NamedTuple, Optional

RIGHT, WRONG = "Basic dXNlcjpwYXNz", "Basic dXNlcjp3cm9uZw=="


class Case(NamedTuple):
    method: str
    authorization: Optional[str] = None
    version: str = "1.1"
    closes: bool = False  # says Connection: close


CASES = {
    "get-without": Case("GET"),
    "get-without-1.0": Case("GET", version="1.0"),
    "get-closes": Case("GET", closes=True),
    "connect-without": Case("CONNECT"),
    "connect-closes": Case("CONNECT", closes=True),
    "head-without": Case("HEAD"),
    "get-wrong": Case("GET", WRONG),
    "connect-wrong": Case("CONNECT", WRONG),
    "get-malformed": Case("GET", "Basic !!!"),
    "connect-malformed": Case("CONNECT", "Basic !!!"),
    "get-other-scheme": Case("GET", "Bearer dXNlcjpwYXNz"),
    "connect-other-scheme": Case("CONNECT", "Bearer dXNlcjpwYXNz"),
    "get-right": Case("GET", RIGHT),
    "connect-right": Case("CONNECT", RIGHT),
}
