"""A case of the corpus: the octets of a request, for a proxy whose challenge is known."""
import dataclasses
import hashlib
from collections.abc import Callable

REALM = b"proxy407"

# The accounts that credentials_torture.json is written for, and user names with odd letters.
ACCOUNTS = [
    (b"user", b"pass"),
    (b"test", "123£".encode()),
    (b"Aladdin", b"open sesame"),
    (b"u", b"~~~???>>>"),
    (b"empty", b""),
    (b"digest", b"s3cret"),
    ("Jäsøn Doe".encode(), b"pw"),
    (b"colon", b"p:a:ss"),
]


@dataclasses.dataclass
class Request:
    """What a case may refer to: where it is sent and, for Digest, the challenge it answers."""
    method: bytes
    target: bytes
    host: bytes
    nonce: bytes = b""
    opaque: bytes | None = None

    def octets(self, fields, version=b"1.1"):
        return (self.method + b" " + self.target + b" HTTP/" + version + b"\r\nHost: " + self.host +
                b"\r\n" + fields + b"\r\n")


@dataclasses.dataclass
class Case:
    scheme: str   # what the proxy asks for: basic or digest
    name: str     # the deviation; its samples share it
    build: Callable[[Request], bytes]  # all octets of the request
    before: list[Callable[[Request], bytes]] = dataclasses.field(default_factory=list)

    @property
    def family(self):
        return f"{self.scheme}/{self.name}"


def field(value, name=b"Proxy-Authorization"):
    return name + b": " + value + b"\r\n"


def with_fields(fields):
    return lambda request: request.octets(fields)


def md5(*parts):
    return hashlib.md5(b":".join(parts)).hexdigest().encode()
