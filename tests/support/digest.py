"""Digest answers of a client (RFC 7616): all its algorithms, -sess, auth-int, userhash, nextnonce. The
parameters of a challenge hold one octet per character, user and password are octets."""

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
    """The answers to one challenge."""

    scheme = "digest"

    def __init__(self, parameters, user, password):
        self.user = user
        self.password = password
        self.cnonce = binascii.hexlify(os.urandom(12)).decode()
        self.take(parameters)

    def take(self, parameters):
        """A new session begins (section 3.6)."""
        self.parameters = parameters
        self.realm = parameters["realm"].encode("latin-1")
        self.algorithm = parameters.get("algorithm", "MD5")
        offered = qops(parameters)
        self.qop = "auth" if "auth" in offered else "auth-int" if offered else ""
        self.renew(parameters["nonce"])
        self.first = (self.nonce, self.cnonce)

    def renew(self, nonce):
        """nextnonce, or the nonce of a stale challenge."""
        self.nonce = nonce
        self.count = 0

    def hash(self, octets):
        name = HASHES[self.algorithm.upper().removesuffix("-SESS")]
        return hashlib.new(name, octets).hexdigest()

    def counted(self):
        self.count += 1
        return f"{self.count:08x}"

    def inputs(self, nc):
        """What goes into the hash besides the request and the account."""
        return {"nonce": self.nonce, "nc": nc, "cnonce": self.cnonce, "qop": self.qop,
                "first": self.first}

    def secret(self, first):
        secret = self.hash(self.user + b":" + self.realm + b":" + self.password)
        if self.algorithm.upper().endswith("-SESS"):
            secret = self.hash(":".join([secret, *first]).encode("latin-1"))
        return secret

    def response(self, method, uri, content, inputs):
        request = f"{method}:{uri}"
        if inputs["qop"] == "auth-int":
            request += ":" + self.hash(content)
        parts = [self.secret(inputs["first"]), inputs["nonce"]]
        if inputs["qop"]:
            parts += [inputs["nc"], inputs["cnonce"], inputs["qop"]]
        return self.hash(":".join([*parts, self.hash(request.encode("latin-1"))]).encode("latin-1"))

    def name(self):
        if self.parameters.get("userhash", "").lower() == "true":
            return {"username": quoted(self.hash(self.user + b":" + self.realm)),
                    "userhash": "true"}
        if self.user.isascii():
            return {"username": quoted(self.user)}
        return {"username*": "UTF-8''" + "".join(f"%{octet:02X}" for octet in self.user)}

    def written(self, uri, response, inputs):
        """The parameters of the field, as they are written."""
        written = self.name() | {"realm": quoted(self.realm), "nonce": quoted(self.nonce),
                                 "uri": quoted(uri), "response": quoted(response)}
        if "algorithm" in self.parameters:
            written["algorithm"] = self.algorithm
        if "opaque" in self.parameters:
            written["opaque"] = quoted(self.parameters["opaque"])
        if inputs["qop"]:
            written |= {"qop": inputs["qop"], "nc": inputs["nc"], "cnonce": quoted(inputs["cnonce"])}
        return written

    def value(self, method, uri, content):
        """The field's value for the next request."""
        inputs = self.inputs(self.counted())
        response = self.response(method, uri, content, inputs)
        return field_value(self.written(uri, response, inputs))


def field_value(written):
    return "Digest " + ", ".join(f"{name}={value}" for name, value in written.items()
                                 if value is not None)
