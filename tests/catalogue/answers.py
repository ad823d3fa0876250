"""Which credentials a client has, and how it answers a challenge with them."""

import binascii

from challenges import parse_challenges
from message import percent_decoded
from support import digest

MOST_STALE = 2  # fresh nonces in a row that are believed (C-407-06)


class Basic:
    scheme = "basic"

    def __init__(self, token):
        self.token = token

    def value(self, _method, _uri, _content):
        return "Basic " + self.token


class Answers:
    digest_session = digest.Session

    # What it was told

    def account(self):
        """User and password as octets, or None."""
        return self.split(self.proxy.userinfo) if self.proxy.userinfo else None

    def split(self, userinfo):
        user, _, password = userinfo.partition(":")
        return self.decode(user), self.decode(password)

    def decode(self, text):
        return percent_decoded(text)

    # Credentials

    def basic_token(self, user, password):
        return binascii.b2a_base64(user + b":" + password, newline=False).decode()

    def first_answer(self):
        """What is sent before any challenge."""
        account = self.account()
        if self.answer is None and self.options.preemptive and account and \
                self.can_carry("basic", account):
            return Basic(self.basic_token(*account))
        return self.answer

    def next_answer(self, reply, sent, stale):
        """The answer to a 407, or None when there is none that was not tried."""
        account = self.account()
        if account is None:
            return None
        offered = self.by_strength(self.challenges(reply))
        if sent and stale == 1 and sent.scheme not in {c.scheme for c in offered}:
            sent = None  # It was kept from an earlier request; another scheme is asked for now.
        for challenge in offered:
            if self.may_answer(challenge, sent, stale) and \
                    self.can_carry(challenge.scheme, account):
                return self.answer_to(challenge, account)
        return None

    def can_carry(self, scheme, account):
        """No control characters (RFC 7617 section 2, RFC 9110 section 5.5), and for Basic no colon
        in the user's name."""
        if any(octet < 0x20 or octet == 0x7F for part in account for octet in part):
            return False
        return scheme != "basic" or b":" not in account[0]

    def challenges(self, reply):
        return parse_challenges(reply.all("proxy-authenticate"))

    def by_strength(self, challenges):
        """Digest in the server's order (RFC 7616 section 3.7), then Basic."""
        usable = [c for c in challenges if c.scheme == "digest" and self.can_digest(c)]
        offered_digest = any(c.scheme == "digest" for c in challenges)
        return usable + [c for c in challenges if c.scheme == "basic" and
                         self.may_use_basic(offered_digest)]

    def can_digest(self, challenge):
        return digest.can_answer(challenge.parameters)

    def may_use_basic(self, _offered_digest):
        return True

    def may_answer(self, challenge, sent, stale):
        """One answer for each challenge; again only with a fresh nonce for a stale one."""
        if sent is None:
            return True
        if sent.scheme == "basic":
            return challenge.scheme == "digest"
        return self.is_stale(challenge) and stale <= MOST_STALE

    def is_stale(self, challenge):
        return challenge.parameters.get("stale", "").lower() == "true"

    def answer_to(self, challenge, account):
        if challenge.parameters.get("charset", "").upper() == "UTF-8":
            account = [self.as_charset_asks(octets) for octets in account]
        if challenge.scheme == "basic":
            return Basic(self.basic_token(*account))
        return self.digest_session(challenge.parameters, *account)

    def as_charset_asks(self, octets):
        """Text in normalization form C (RFC 7617 section 2.1)."""
        if octets.isascii():
            return octets
        import unicodedata  # costs more than all the rest

        text = octets.decode("utf-8", "surrogateescape")
        return unicodedata.normalize("NFC", text).encode("utf-8", "surrogateescape")

    def credentials(self, message):
        return [("Proxy-Authorization", value) for value in self.values(message)]

    def values(self, message):
        with self.lock:
            answer = message.answer
            if message.method == "TRACE":
                return []  # It would send them back (RFC 9110 section 9.3.8).
            return [answer.value(message.method, self.digest_uri(message), message.content)] \
                if answer else []

    def digest_uri(self, message):
        return message.target
