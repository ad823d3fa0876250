"""Mistakes with single kinds of characters and with the length of user and password."""

import unicodedata

from client import Client
from message import percent_decoded
from wire import Trouble
from wrong_clients import wrong


@wrong("decodes-before-parsing", "A06", "A07", "A08")
class DecodesBeforeParsing(Client):
    """Decodes the proxy's URL as a whole and finds another host in it, or none."""

    def split(self, userinfo):
        if set("/?#[]@") & set(percent_decoded(userinfo).decode()):
            raise Trouble("no-such-host")
        return super().split(userinfo)


@wrong("cuts-at-reserved-character", "A07")
class CutsAtReservedCharacter(Client):
    """Takes a slash, a question mark or a number sign for the end of the password."""

    def decode(self, text):
        octets = percent_decoded(text)
        for mark in b"/?#":
            octets = octets.split(bytes([mark]))[0]
        return octets


@wrong("backslash-to-slash", "A11")
class BackslashToSlash(Client):
    """Makes a slash of a backslash, as URLs of browsers do."""

    def decode(self, text):
        return percent_decoded(text).replace(b"\\", b"/")


@wrong("drops-domain", "A11")
class DropsDomain(Client):
    """Sends the user's name without the domain before the backslash."""

    def split(self, userinfo):
        user, password = super().split(userinfo)
        return user.rpartition(b"\\")[2], password


@wrong("escapes-quotes", "A22")
class EscapesQuotes(Client):
    """Escapes quotes as if the pair stood in a quoted string."""

    def decode(self, text):
        return percent_decoded(text).replace(b'"', b'\\"')


@wrong("strips-spaces", "A05")
class StripsSpaces(Client):
    """Tidies up what it reads from its configuration."""

    def decode(self, text):
        return percent_decoded(text).strip()


@wrong("has-room-for-128-octets", "A18", "A25")
class HasRoomFor128Octets(Client):
    """Copies the password into a buffer."""

    def split(self, userinfo):
        user, password = super().split(userinfo)
        return user, password[:128]


@wrong("wraps-base64-at-76", "A18")
class WrapsBase64At76(Client):
    """Breaks the token into lines as mail does, which short credentials never show."""

    def basic_token(self, user, password):
        token = super().basic_token(user, password)
        return "\n".join(token[at : at + 76] for at in range(0, len(token), 76))


@wrong("octets-as-broken-text", "A12")
class OctetsAsBrokenText(Client):
    """Takes all octets for UTF-8 and writes a replacement character where they are not."""

    def decode(self, text):
        return percent_decoded(text).decode("utf-8", "replace").encode()


@wrong("surrogates-one-by-one", "A12")
class SurrogatesOneByOne(Client):
    """Writes each half of a UTF-16 pair in UTF-8 by itself."""

    def decode(self, text):
        units = percent_decoded(text).decode().encode("utf-16-be")
        halves = (chr(int.from_bytes(units[at : at + 2], "big")) for at in range(0, len(units), 2))
        return "".join(halves).encode("utf-8", "surrogatepass")


@wrong("never-normalizes", "A13")
class NeverNormalizes(Client):
    """Sends a letter and its accent as they were typed, though the charset asks for one."""

    def as_charset_asks(self, octets):
        return octets


@wrong("normalizes-unasked", "A13")
class NormalizesUnasked(Client):
    """Normalizes what is for a proxy that announced no charset."""

    def decode(self, text):
        return unicodedata.normalize("NFC", percent_decoded(text).decode()).encode()


@wrong("stumbles-over-charset", "A13")
class StumblesOverCharset(Client):
    """Knows the parameter realm and takes a challenge with another one for malformed."""

    def challenges(self, reply):
        return [c for c in super().challenges(reply) if set(c.parameters) <= {"realm"}]


@wrong("carries-anything", "A10", "A19")
class CarriesAnything(Client):
    """Puts what a scheme can't carry into it all the same."""

    def can_carry(self, scheme, account):
        return True


@wrong("password-as-number", "A20")
class PasswordAsNumber(Client):
    """Reads a password of digits as a number."""

    def decode(self, text):
        return str(int(text)).encode() if text.isdigit() else percent_decoded(text)


@wrong("number-as-size", "A20")
class NumberAsSize(Client):
    """Reads a password of digits as a number, and makes a buffer of that size."""

    def decode(self, text):
        return bytes(min(int(text), 64)) if text.isdigit() else percent_decoded(text)
