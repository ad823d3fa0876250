"""Mistakes with user and password on their way from the proxy's URL into the token."""

import binascii

from answers import Basic
from client import Client
from message import percent_decoded
from wrong_clients import wrong


@wrong("never-decodes", "A01")
class NeverDecodes(Client):
    """Sends user and password as the URL spells them."""

    def decode(self, text):
        return text.encode()


@wrong("decodes-twice", "A03")
class DecodesTwice(Client):
    """Decodes what was decoded already."""

    def decode(self, text):
        return percent_decoded(percent_decoded(text).decode())


@wrong("decodes-on-connect-only", "A02")
class DecodesOnConnectOnly(Client):
    """Decodes for CONNECT and forgets it for plain http."""

    def fetch(self, request):
        connect = request.url.scheme == "https"
        self.decode = super().decode if connect else str.encode
        self.answer = None
        return super().fetch(request)


@wrong("plus-as-space", "A05")
class PlusAsSpace(Client):
    """Decodes the URL as if it were a form."""

    def decode(self, text):
        return percent_decoded(text.replace("+", "%20"))


@wrong("splits-at-last-colon", "A09")
class SplitsAtLastColon(Client):
    """Decodes first and then splits at the last colon."""

    def split(self, userinfo):
        user, _, password = self.decode(userinfo).rpartition(b":")
        return user.replace(b":", b""), password


@wrong("splits-at-all-colons", "A09")
class SplitsAtAllColons(Client):
    """Decodes first, splits at every colon and takes the first two pieces."""

    def split(self, userinfo):
        user, password, *_ = self.decode(userinfo).split(b":")
        return user, password


@wrong("latin1-instead-of-utf8", "A12", "A13")
class Latin1InsteadOfUtf8(Client):
    """Sends ISO-8859-1, with question marks for what it lacks."""

    def decode(self, text):
        return percent_decoded(text).decode().encode("latin-1", "replace")


@wrong("empty-password-dropped", "A14")
class EmptyPasswordDropped(Client):
    """Takes an empty password for no credentials at all."""

    def account(self):
        account = super().account()
        return account if account and account[1] else None


@wrong("colon-dropped", "A14")
class ColonDropped(Client):
    """Leaves the colon away when the password is empty."""

    def basic_token(self, user, password):
        pair = user + b":" + password if password else user
        return binascii.b2a_base64(pair, newline=False).decode()


@wrong("empty-user-dropped", "A15")
class EmptyUserDropped(Client):
    """Takes an empty user name for no credentials at all."""

    def account(self):
        account = super().account()
        return account if account and account[0] else None


@wrong("empty-basic-header", "A16")
class EmptyBasicHeader(Client):
    """Has no credentials and sends an empty pair."""

    def first_answer(self):
        return Basic("Og==")


@wrong("sends-credentials-unasked", "A16", "M02")
class SendsCredentialsUnasked(Client):
    """Sends credentials that nobody configured for this proxy."""

    def first_answer(self):
        return Basic(self.basic_token(b"left", b"over"))


@wrong("placeholder-credentials", "A17")
class PlaceholderCredentials(Client):
    """Writes what its language prints for variables that were never set."""

    def account(self):
        return b"undefined", b"undefined"


class ChangesParameters(Client):
    """Puts the session parameters together by itself."""

    def account(self):
        account = super().account()
        return account and tuple(self.change(half) for half in account)


@wrong("empty-session-variable", "A25")
class EmptySessionVariable(ChangesParameters):
    """Fills the session from a variable that is empty."""

    def change(self, half):
        return half.replace(b"session-a1b2c3d4", b"session-")


@wrong("parameters-of-another-provider", "A25")
class ParametersOfAnotherProvider(ChangesParameters):
    """Names the session as another gateway does."""

    def change(self, half):
        return half.replace(b"session-", b"sessid-")


@wrong("session-of-its-own", "A25")
class SessionOfItsOwn(ChangesParameters):
    """Takes a fresh session in place of the one that it was given."""

    def change(self, half):
        return half.replace(b"a1b2c3d4", b"z9")


@wrong("truncates-password", "A07", "A18", "A25")
class TruncatesPassword(Client):
    """Has room for some octets only."""

    def basic_token(self, user, password):
        return super().basic_token(user, password[:2])


@wrong("wraps-base64", "A18")
class WrapsBase64(Client):
    """Folds the token as mail does."""

    def basic_token(self, user, password):
        token = super().basic_token(user, password)
        return token[:8] + "\r\n " + token[8:]


@wrong("wrong-password", "F03")
class WrongPassword(Client):
    """Was given another password than the proxy has."""

    def account(self):
        account = super().account()
        return account and (account[0], b"wrong")
