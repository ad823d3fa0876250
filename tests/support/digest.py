"""A reference Digest client (RFC 7616): what a good client does with a proxy's challenge, and the
places where it can be told to go wrong."""
import hashlib
import os
import re
import urllib.parse

_PARAMETER = re.compile(r'\s*,*\s*([^\s=,"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]*))\s*')
_HASHES = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}


def parameters(text):
    """name (in lower case) -> value, quotes and backslashes of quoted-pairs taken away"""
    found = {}
    at = 0
    while match := _PARAMETER.match(text, at):
        name, quoted, token = match.groups()
        found[name.lower()] = token if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
        at = match.end()
    return found


def quote(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def hash_of(algorithm):
    name = _HASHES[algorithm.upper().removesuffix("-SESS")]
    return lambda octets: hashlib.new(name, octets).hexdigest()


class Client:
    """One session. `take` what an answer says, then `answer` requests.

    `hashed` and `sent` overwrite, for one answer, what goes into the hash and into the field.
    """

    def __init__(self, user="user", password="pass", username_star=False):
        self.user = user
        self.password = password
        self.username_star = username_star
        self.cnonce = os.urandom(8).hex()

    def take(self, challenge):
        """The value of a Proxy-Authenticate: a new session begins (section 3.6)."""
        self.challenge = parameters(challenge.removeprefix("Digest "))
        self.algorithm = self.challenge.get("algorithm", "MD5")
        self.begin(self.challenge["nonce"])
        self.first = (self.nonce, self.cnonce)

    def begin(self, nonce):
        self.nonce = nonce
        self.count = 0

    def a1(self, first):
        h = hash_of(self.algorithm)
        a1 = ":".join([self.user, self.challenge["realm"], self.password]).encode()
        if not self.algorithm.lower().endswith("-sess"):
            return h(a1)
        return h(":".join([h(a1), *first]).encode())

    def digest(self, a2, using):
        h = hash_of(self.algorithm)
        parts = [self.a1(using["first"]), using["nonce"]]
        if using["qop"]:
            parts += [using["nc"], using["cnonce"], using["qop"]]
        return h(":".join([*parts, h(a2)]).encode())

    def a2(self, method, uri, content, using):
        a2 = f"{method}:{uri}".encode()
        if using["qop"] == "auth-int":
            a2 += b":" + hash_of(self.algorithm)(content).encode()
        return a2

    def answer(self, method, uri, content=b"", qop=None, hashed=None, sent=None):
        """The field Proxy-Authorization, as a line."""
        self.count += 1
        offered = [option.strip() for option in self.challenge.get("qop", "").split(",")]
        using = {"nonce": self.nonce, "nc": f"{self.count:08x}", "cnonce": self.cnonce,
                 "qop": offered[0] if qop is None else qop, "first": self.first}
        self.last = (uri, dict(using))
        using |= hashed or {}
        a2 = self.a2(method, uri, using.pop("content", content), using)
        fields = self.name() | {
            "realm": quote(self.challenge["realm"]), "nonce": quote(self.nonce),
            "uri": quote(uri), "response": quote(self.digest(a2, using))}
        if "algorithm" in self.challenge:
            fields["algorithm"] = self.algorithm
        if "opaque" in self.challenge:
            fields["opaque"] = quote(self.challenge["opaque"])
        if using["qop"]:
            fields |= {"qop": self.last[1]["qop"], "nc": self.last[1]["nc"],
                       "cnonce": quote(self.cnonce)}
        fields |= sent or {}
        text = ", ".join(f"{name}={value}" for name, value in fields.items() if value is not None)
        return f"Proxy-Authorization: Digest {text}\r\n".encode()

    def name(self):
        if self.username_star:
            return {"username*": "UTF-8''" + urllib.parse.quote(self.user, safe="")}
        if self.challenge.get("userhash") != "true":
            return {"username": quote(self.user)}
        octets = f"{self.user}:{self.challenge['realm']}".encode()
        return {"username": quote(hash_of(self.algorithm)(octets)), "userhash": "true"}

    def read_info(self, info, content=b""):
        """Takes what Proxy-Authentication-Info says: does its rspauth prove the password?"""
        told = parameters(info)
        uri, using = self.last
        if "nextnonce" in told:
            self.begin(told["nextnonce"])
        if using["qop"] and "rspauth" in told:
            same = all(told.get(name) == using[name] for name in ("cnonce", "nc", "qop"))
            if not same:
                return False
        return told.get("rspauth") == self.digest(self.a2("", uri, content, using), using)
