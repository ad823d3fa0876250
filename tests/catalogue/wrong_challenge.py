"""Mistakes with challenges: how they are read, and which of them is answered."""

import re

from challenges import parse_challenges
from client import Client
from wire import Trouble
from wrong_clients import odd, wrong
from wrong_repetition import TOO_OFTEN, RetriesWrongPassword


class ReadsFields(Client):
    """Has an opinion on which fields hold a challenge."""

    def challenges(self, reply):
        return parse_challenges(self.readable(reply.all("proxy-authenticate")))


@wrong("reads-first-challenge-field", "D01")
class ReadsFirstChallengeField(ReadsFields):
    """Looks at the first of several fields."""

    def readable(self, values):
        return values[:1]


@wrong("room-for-eight-challenges", "D01")
class RoomForEightChallenges(ReadsFields):
    """Has an array for challenges, which is full at some time."""

    def readable(self, values):
        return values[:8]


@wrong("one-challenge-per-field", "D02")
class OneChallengePerField(ReadsFields):
    """Takes a field for one challenge, and it is malformed where it holds two."""

    def readable(self, values):
        return [value for value in values if len(parse_challenges([value])) == 1]


@wrong("merges-challenges", "D02", "D10")
class MergesChallenges(Client):
    """Takes all parameters of a field for those of its first challenge."""

    def challenges(self, reply):
        merged = []
        for value in reply.all("proxy-authenticate"):
            found = parse_challenges([value])
            for more in found[1:]:
                found[0].parameters.update(more.parameters)
            merged += found[:1]
        return merged


@wrong("stops-at-unknown-scheme", "D03")
class StopsAtUnknownScheme(Client):
    """Gives up at the first challenge that it doesn't know."""

    def challenges(self, reply):
        known = []
        for challenge in super().challenges(reply):
            if challenge.scheme not in ("basic", "digest"):
                break
            known.append(challenge)
        return known


@wrong("stumbles-over-token68", "D02", "D03")
class StumblesOverToken68(Client):
    """Expects parameters in every challenge."""

    def challenges(self, reply):
        found = super().challenges(reply)
        return [] if any(challenge.token68 for challenge in found) else found


@wrong("first-scheme-offered", "D04")
class FirstSchemeOffered(Client):
    """Takes the order of the challenges for an order of strength."""

    def by_strength(self, challenges):
        return [c for c in challenges if c.scheme == "basic" or
                c.scheme == "digest" and self.can_digest(c)]


@wrong("any-digest-algorithm", "D05")
class AnyDigestAlgorithm(Client):
    """Computes MD5 whatever the algorithm is called."""

    def can_digest(self, challenge):
        challenge.parameters["algorithm"] = "MD5"
        return super().can_digest(challenge)


class NegotiateToken:
    scheme = "negotiate"

    def value(self, *_request):
        return "Negotiate YIIA"


@odd("tries-negotiate-first", "D06")
class TriesNegotiateFirst(Client):
    """Has a ticket, which the proxy doesn't like, and goes on to Basic; legal."""

    def next_answer(self, reply, sent, stale):
        offered = {challenge.scheme for challenge in self.challenges(reply)}
        if sent is None and "negotiate" in offered:
            return NegotiateToken()
        return super().next_answer(reply, None if stale == 2 else sent, stale)


@wrong("clings-to-negotiate", "D06")
class ClingsToNegotiate(Client):
    """Has a ticket, which the proxy doesn't like, and sends it again and again."""

    def next_answer(self, reply, sent, stale):
        return NegotiateToken() if stale < TOO_OFTEN else None


@wrong("downgrades-on-second-407", "D04", "D06")
class DowngradesOnSecond407(Client):
    """Tries Basic when Digest has failed."""

    def may_answer(self, challenge, sent, stale):
        return challenge.scheme == "basic" or super().may_answer(challenge, sent, stale)


@wrong("case-sensitive-scheme", "D07")
class CaseSensitiveScheme(ReadsFields):
    """Looks for Basic and Digest, spelt so."""

    def readable(self, values):
        return [value for value in values if re.search("Basic|Digest", value)]


@wrong("looks-for-quoted-realm", "D07", "D08", "D09")
class LooksForQuotedRealm(ReadsFields):
    """Searches for realm, an equals sign and a quoted text that is not empty."""

    def readable(self, values):
        return [value for value in values if re.search('realm="[^"]', value)]


@wrong("realm-comes-first", "D09")
class RealmComesFirst(ReadsFields):
    """Expects the realm right behind the scheme."""

    def readable(self, values):
        return [value for value in values if re.match('\\w+ realm="', value)]


@wrong("splits-at-every-comma", "D10")
class SplitsAtEveryComma(ReadsFields):
    """Splits at commas first and looks for quotes later."""

    def readable(self, values):
        pieces = [piece for value in values for piece in value.replace("\\", "").split(",")]
        return [", ".join(self.mended(piece.strip()) for piece in pieces)]

    def mended(self, piece):
        return piece + '"' if piece.count('"') % 2 else piece


@wrong("quote-after-any-backslash", "D10")
class QuoteAfterAnyBackslash(ReadsFields):
    """Takes a quote behind a backslash for an escaped one, though the backslash is escaped too."""

    def readable(self, values):
        return [value for value in values if value.replace('\\"', "").count('"') % 2 == 0]


@wrong("merges-challenge-fields", "D12")
class MergesChallengeFields(FirstSchemeOffered):
    """Reads the challenges of the proxy and those of the target as one list."""

    def challenges(self, reply):
        return parse_challenges(reply.all("www-authenticate")) + super().challenges(reply)


@wrong("case-sensitive-field-names", "D15")
class CaseSensitiveFieldNames(ReadsFields):
    """Looks for the names of fields as RFCs spell them."""

    def challenges(self, reply):
        return super().challenges(reply) if "\nProxy-Authenticate:" in reply.head else []

    def readable(self, values):
        return values


@wrong("reads-line-by-line", "D09")
class ReadsLineByLine(ReadsFields):
    """Knows nothing of folded fields, and nothing of a Basic without a realm."""

    def readable(self, values):
        return values

    def challenges(self, reply):
        lines = [line.partition(": ") for line in reply.head.split("\r\n")]
        values = [value for name, _, value in lines if name.lower() == "proxy-authenticate"]
        return [c for c in parse_challenges(values) if "realm" in c.parameters]


@wrong("crashes-on-malformed-challenge", "D08", "D16")
class CrashesOnMalformedChallenge(ReadsFields):
    """Trusts that there is a scheme, a space, and name=value behind it."""

    def readable(self, values):
        for value in values:
            _scheme, parameters = value.split(" ", 1)
            _name, text = parameters.split("=", 1)
            assert text.count('"') % 2 == 0
        return values


@wrong("crashes-without-challenge", "D11", "D16")
class CrashesWithoutChallenge(Client):
    """Trusts that a 407 has a challenge."""

    def next_answer(self, reply, sent, stale):
        found = self.challenges(reply)
        return super().next_answer(reply, sent, stale) if found[0] else None


@wrong("stumbles-over-empty-elements", "D17")
class StumblesOverEmptyElements(ReadsFields):
    """Expects something between any two commas."""

    def readable(self, values):
        return [value for value in values if all(map(str.strip, value.split(",")))]


@wrong("ascii-only-fields", "D10", "D16")
class AsciiOnlyFields(ReadsFields):
    """Decodes fields as ASCII."""

    def readable(self, values):
        for value in values:
            if not value.isascii():
                raise Trouble("not-ascii")
        return values


@wrong("authorization-for-401", "D13", "C12")
class AuthorizationFor401(RetriesWrongPassword):
    """Answers a 401 of the proxy with the proxy's credentials, in the field of the target."""

    def account(self):
        return Client.account(self)

    def is_challenge(self, reply):
        return reply.status in (401, 407)

    def challenges(self, reply):
        return parse_challenges(["Basic realm=any"])

    def credentials(self, message):
        return [("Authorization", value) for _, value in super().credentials(message)]
