"""A program of this folder: how it is started, and what it says on the wire."""
import hashlib
import json
import pathlib
import re
import socket
import subprocess

from cases import CASES, RIGHT, Case
from exchange import exchange, request
from origin import Target
from placeholders import masked
from support.real_proxy import RealProxy, find_program

FOLDER = pathlib.Path(__file__).parent
SHORT = 64


def names():
    return sorted(path.parent.name for path in FOLDER.glob("*/program.json"))


def _content(text, octets):
    """A short text as it is; of a page, which belongs to its authors, how long it is and its hash."""
    if len(octets) <= SHORT:
        return text
    return {"octets": len(octets), "sha256": hashlib.sha256(text.encode()).hexdigest()}


def _digest(challenge, method, uri):
    """The credentials of user:pass for a Digest challenge with MD5 and qop=auth."""
    realm, nonce = (re.search(name + r'="([^"]*)"', challenge).group(1) for name in ("realm", "nonce"))

    def md5(*parts):
        return hashlib.md5(":".join(parts).encode()).hexdigest()
    response = md5(md5("user", realm, "pass"), nonce, "00000001", "407", "auth", md5(method, uri))
    return (f'Digest username="user", realm="{realm}", nonce="{nonce}", uri="{uri}", algorithm=MD5, '
            f'qop=auth, nc=00000001, cnonce="407", response="{response}"')


def for_scheme(case, scheme, port, origin_port):
    """The case; where it has the right credentials they are, for Digest, those that answer a
    challenge which is asked for first."""
    if case.authorization != RIGHT or scheme == "basic":
        return case
    challenge, _ = exchange(port, request(Case(case.method), origin_port), origin_port)
    place = f"127.0.0.1:{origin_port}"
    uri = place if case.method == "CONNECT" else f"http://{place}/"
    head = challenge.head.decode("latin-1")
    return case._replace(authorization=_digest(head, case.method, uri))


class Program:
    def __init__(self, name):
        self.name = name
        self.folder = FOLDER / name
        self.data = json.loads((self.folder / "program.json").read_text(encoding="utf-8"))
        self.path = find_program(self._here(self.data["program"]))

    @property
    def captures(self):
        return FOLDER / "captures" / f"{self.name}.json"

    def installed(self):
        needs = self.data.get("needs")
        return self.path is not None and (needs is None or pathlib.Path(self._here(needs)).exists())

    def _here(self, text):
        return text.replace("{here}", str(self.folder))

    def _command(self, words):
        return [self._here(word).replace("{program}", self.path) for word in words]

    def version(self):
        ran = subprocess.run(self._command(self.data["version"]), capture_output=True, text=True,
                             check=True)
        lines = [line for line in (ran.stdout + ran.stderr).splitlines() if line.strip()]
        return lines[0].strip()

    def capture(self):
        """What captures/<name>.json is made of."""
        with Target() as origin, self.started(origin.port) as proxy:
            marks = {"origin-port": str(origin.port), "port": str(proxy.port),
                     "folder": str(proxy.folder), "host-name": socket.gethostname()}
            return {"program": self.name, "what": self.data["what"], "version": self.version(),
                    "cases": {name: self._case(case, proxy.port, origin.port, marks)
                              for name, case in CASES.items()}}

    def started(self, origin_port):
        """The real one at work."""
        files = {name: (self.folder / name).read_text(encoding="utf-8")
                 for name in self.data["files"]}
        return RealProxy(self._command(self.data["command"]), files,
                         **{"origin-port": str(origin_port)})

    def _case(self, case, port, origin_port, marks):
        scheme = self.data.get("scheme", "basic")
        octets = request(for_scheme(case, scheme, port, origin_port), origin_port)
        reply, fate = exchange(port, octets, origin_port)
        head = masked(reply.head, marks)
        seen = {"request": masked(octets, marks).split("\r\n")[:-2],
                "head": head.removesuffix("\r\n\r\n").split("\r\n") if head else [],
                "framing": reply.framing, "body": _content(masked(reply.body, marks), reply.body)}
        if reply.extra:
            seen["extra"] = _content(masked(reply.extra, marks), reply.extra)
        return {**seen, "connection": fate}
