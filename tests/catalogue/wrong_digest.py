"""Mistakes with Digest."""

import re

from client import Client
from support import digest
from wrong_clients import wrong
from wrong_repetition import TOO_OFTEN


@wrong("ignores-stale", "G04")
class IgnoresStale(Client):
    """Takes a stale nonce for a wrong password."""

    def is_stale(self, challenge):
        return False


@wrong("repeats-old-nonce", "G05")
class RepeatsOldNonce(Client):
    """Answers every challenge with the nonce of the first one."""

    first = None

    def answer_to(self, challenge, account):
        if challenge.scheme == "digest":
            self.first = self.first or challenge.parameters["nonce"]
            challenge.parameters["nonce"] = self.first
        return super().answer_to(challenge, account)


@wrong("nc-never-counts", "G07")
class NcNeverCounts(Client):
    """Writes nc=00000001 on every request."""

    class digest_session(digest.Session):
        def counted(self):
            return "00000001"


@wrong("wrong-digest-uri", "G01", "G02")
class WrongDigestUri(Client):
    """Puts the target of the tunnel's inside into uri."""

    def digest_uri(self, message):
        return "/" if message.method == "CONNECT" else "/other"


@wrong("wrong-digest-method", "G01", "G03")
class WrongDigestMethod(Client):
    """Hashes the method of the request that comes after CONNECT."""

    class digest_session(digest.Session):
        def response(self, method, uri, content, inputs):
            return super().response("POST" if method == "GET" else "GET", uri, content, inputs)


@wrong("digest-opaque-altered", "G15")
class DigestOpaqueAltered(Client):
    """Sends another opaque back than it got."""

    def answer_to(self, challenge, account):
        challenge.parameters["opaque"] = "other"
        return super().answer_to(challenge, account)


@wrong("digest-md5-only", "D05")
class DigestMd5Only(Client):
    """Answers every algorithm with MD5."""

    def answer_to(self, challenge, account):
        if challenge.scheme == "digest":
            challenge.parameters["algorithm"] = "MD5"
        return super().answer_to(challenge, account)


@wrong("digest-qop-dropped", "G10")
class DigestQopDropped(Client):
    """Answers in the form of RFC 2069 whatever is offered."""

    def answer_to(self, challenge, account):
        challenge.parameters.pop("qop", None)
        return super().answer_to(challenge, account)


@wrong("digest-response-in-upper-case", "G09")
class DigestResponseInUpperCase(Client):
    """Writes the hash in upper case."""

    class digest_session(digest.Session):
        def response(self, method, uri, content, inputs):
            return super().response(method, uri, content, inputs).upper()


@wrong("digest-qop-not-offered", "G08", "G11")
class DigestQopNotOffered(Client):
    """Answers with a qop that the challenge does not have."""

    class digest_session(digest.Session):
        def __init__(self, parameters, user, password):
            super().__init__(parameters, user, password)
            offered = digest.qops(parameters)
            others = [word for word in ("auth", "auth-int") if word not in offered]
            self.qop = others[0] if others else "auth-conf"


@wrong("digest-nonce-altered", "G05")
class DigestNonceAltered(Client):
    """Answers with a nonce that nobody gave it."""

    def answer_to(self, challenge, account):
        challenge.parameters["nonce"] = "0" * 32
        return super().answer_to(challenge, account)


@wrong("ignores-nextnonce", "G06")
class IgnoresNextnonce(Client):
    """Goes on with its nonce although an answer has named the next one."""

    def learn(self, reply, answer):
        self.answer = answer


@wrong("plain-name-beside-userhash", "G13")
class PlainNameBesideUserhash(Client):
    """Sends its name as it is where userhash=true was offered."""

    def answer_to(self, challenge, account):
        challenge.parameters.pop("userhash", None)
        return super().answer_to(challenge, account)


@wrong("never-counts-and-takes-stale-for-wrong", "G04", "G07")
class NeverCountsAndTakesStaleForWrong(NcNeverCounts, IgnoresStale):
    """Repeats nc, and takes the stale challenge that follows for a wrong password."""


@wrong("nc-starts-at-two", "G07")
class NcStartsAtTwo(Client):
    """Begins to count at 00000002."""

    class digest_session(digest.Session):
        def counted(self):
            self.count += 1
            return f"{self.count + 1:08x}"


class OddSpelling(Client):
    """Changes the field as it goes out."""

    def values(self, message):
        return [self.respelled(value) for value in super().values(message)]


@wrong("quotes-tokens", "G09")
class QuotesTokens(OddSpelling):
    """Puts quotes around qop and nc."""

    def respelled(self, value):
        return re.sub(r"\b(qop|nc)=([\w-]+)", r'\1="\2"', value)


@wrong("quotes-nothing", "G09")
class QuotesNothing(OddSpelling):
    """Leaves the quotes around nonce and response away."""

    def respelled(self, value):
        return re.sub(r'\b(nonce|response)="([\w+/=-]+)"', r"\1=\2", value)


@wrong("obeys-domain", "G15")
class ObeysDomain(Client):
    """Answers a challenge only for what is in its domain."""

    def can_digest(self, challenge):
        return "domain" not in challenge.parameters and super().can_digest(challenge)


@wrong("has-room-for-256-octets", "G15")
class HasRoomFor256Octets(Client):
    """Copies opaque into a buffer."""

    def answer_to(self, challenge, account):
        challenge.parameters["opaque"] = challenge.parameters.get("opaque", "")[:256]
        return super().answer_to(challenge, account)


@wrong("any-qop-is-auth", "G08")
class AnyQopIsAuth(Client):
    """Reads no qop and takes it for auth."""

    def can_digest(self, challenge):
        challenge.parameters["qop"] = "auth"
        return super().can_digest(challenge)


@wrong("stale-without-end", "F02", "G04")
class StaleWithoutEnd(Client):
    """Believes each stale=true, though the nonce that comes with it is the same."""

    def may_answer(self, challenge, sent, stale):
        return stale < TOO_OFTEN


@wrong("nextnonce-from-anywhere", "G06")
class NextnonceFromAnywhere(Client):
    """Searches the head for nextnonce, whatever the field is called and whether it can be read."""

    def learn(self, reply, answer):
        super().learn(reply, answer)
        found = re.search('nextnonce="?([^",]+)', reply.head)
        if found and answer and answer.scheme == "digest":
            answer.renew(found[1])
