"""Digest answers of a client (RFC 7616): all its algorithms, -sess, auth-int, userhash, nextnonce."""

import binascii
import hashlib
import os

HASHES = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}


def can_answer(parameters):
    """Is there all that an answer needs, in kinds that are known here?"""
    algorithm = parameters.get("algorithm", "MD5").upper().removesuffix("-SESS")
    offered = qops(parameters)
    known = not offered or "auth" in offered or "auth-int" in offered
    return algorithm in HASHES and known and "realm" in parameters and "nonce" in parameters


def qops(parameters):
    return [word.strip().lower() for word in parameters.get("qop", "").split(",") if word.strip()]


def quoted(octets):
    text = octets.decode("latin-1") if isinstance(octets, bytes) else octets
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Session:
    """The answers to one challenge. User and password are octets, the parameters of the challenge
    hold one octet per character."""

    scheme = "digest"

    def __init__(self, parameters, user, password):
        self.parameters = parameters
        self.user = user
        self.realm = parameters["realm"].encode("latin-1")
        self.nonce = parameters["nonce"]
        self.algorithm = parameters.get("algorithm", "MD5")
        self.cnonce = binascii.hexlify(os.urandom(12)).decode()
        self.count = 0
        offered = qops(parameters)
        self.qop = "auth" if "auth" in offered else "auth-int" if offered else ""
        secret = self.hash(user + b":" + self.realm + b":" + password)
        if self.algorithm.upper().endswith("-SESS"):
            secret = self.hash(f"{secret}:{self.nonce}:{self.cnonce}".encode("latin-1"))
        self.secret = secret

    def hash(self, octets):
        name = HASHES[self.algorithm.upper().removesuffix("-SESS")]
        return hashlib.new(name, octets).hexdigest()

    def renew(self, nonce):
        """nextnonce, or the nonce of a stale challenge."""
        self.nonce = nonce
        self.count = 0

    def counted(self):
        self.count += 1
        return f"{self.count:08x}"

    def sent_qop(self):
        return self.qop

    def response(self, method, uri, content, nc):
        request = f"{method}:{uri}"
        if self.qop == "auth-int":
            request += ":" + self.hash(content)
        request = self.hash(request.encode("latin-1"))
        middle = f"{nc}:{self.cnonce}:{self.sent_qop()}:" if self.qop else ""
        return self.hash(f"{self.secret}:{self.nonce}:{middle}{request}".encode("latin-1"))

    def name(self):
        if self.parameters.get("userhash", "").lower() == "true":
            return [("username", quoted(self.hash(self.user + b":" + self.realm))),
                    ("userhash", "true")]
        if self.user.isascii():
            return [("username", quoted(self.user))]
        return [("username*", "UTF-8''" + "".join(f"%{octet:02X}" for octet in self.user))]

    def value(self, method, uri, content):
        """The field's value for the next request."""
        nc = self.counted()
        pairs = self.name() + [("realm", quoted(self.realm)), ("nonce", quoted(self.nonce)),
                               ("uri", quoted(uri)),
                               ("response", quoted(self.response(method, uri, content, nc)))]
        if "algorithm" in self.parameters:
            pairs.append(("algorithm", self.algorithm))
        if "opaque" in self.parameters:
            pairs.append(("opaque", quoted(self.parameters["opaque"])))
        if self.qop:
            pairs += [("qop", self.sent_qop()), ("nc", nc), ("cnonce", quoted(self.cnonce))]
        return "Digest " + ", ".join(f"{name}={value}" for name, value in pairs)
