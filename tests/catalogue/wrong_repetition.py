"""Too many repeats, too few, and the wrong answer of several."""

import time

from answers import Basic
from client import Client
from wire import Trouble
from wrong_clients import wrong

TOO_OFTEN = 6


@wrong("gives-up-on-407", "D01", "D02", "D03", "F06", "F09", "F10")
class GivesUpOn407(Client):
    """Reports the 407 without answering it."""

    def next_answer(self, reply, sent, stale):
        return None


@wrong("loops-on-407", "E13", "F01", "F02", "F03", "F04")
class LoopsOn407(Client):
    """Tries the same again and again, with credentials or without."""

    times = TOO_OFTEN

    def next_answer(self, reply, sent, stale):
        again = super().next_answer(reply, None, 0) or sent or Nothing()
        return again if stale < self.times else None


@wrong("never-stops-on-407", "F03", "F04")
class NeverStopsOn407(LoopsOn407):
    """The same, for as long as the proxy answers."""

    times = 30


@wrong("retries-wrong-password", "F03", "F04")
class RetriesWrongPassword(LoopsOn407):
    """Was given another password than the proxy has, and hopes."""

    def account(self):
        account = super().account()
        return account and (account[0], b"wrong")


@wrong("repeats-after-error", "D14", "E12", "F11")
class RepeatsAfterError(Client):
    """Takes every error for a passing one and sends the request again and again."""

    def fetch(self, request):
        for _ in range(TOO_OFTEN):
            try:
                reply = super().fetch(request)
                if reply.status < 400:
                    return reply
            except (Trouble, OSError) as trouble:
                reply = trouble
        if isinstance(reply, Exception):
            raise reply
        return reply


@wrong("takes-error-for-407", "L01", "L04")
class TakesErrorFor407(Client):
    """Tells every refusal of the proxy as a matter of credentials."""

    def fetch(self, request):
        reply = super().fetch(request)
        if reply.status >= 400:
            reply.status = 407
        return reply


@wrong("hides-status", "L01", "L02")
class HidesStatus(Client):
    """Says that something failed and not what."""

    def fetch(self, request):
        try:
            reply = super().fetch(request)
        except (Trouble, OSError) as trouble:
            raise Trouble("failed") from trouble
        if reply.status >= 400:
            raise Trouble("failed")
        return reply


class Nothing:
    scheme = "none"

    def value(self, *_request):
        return "None"


@wrong("basic-downgrade", "D04", "G17")
class BasicDowngrade(Client):
    """Answers with Basic whatever stronger scheme is offered."""

    def by_strength(self, challenges):
        return [c for c in challenges if c.scheme == "basic"]


@wrong("basic-to-any-challenge", "C23", "D05", "G17")
class BasicToAnyChallenge(Client):
    """Answers a challenge that it doesn't understand with Basic, which nobody asked for."""

    def next_answer(self, reply, sent, stale):
        return Basic(self.basic_token(*self.account())) if sent is None else None


@wrong("two-schemes-at-once", "D04")
class TwoSchemesAtOnce(Client):
    """Sends credentials in every scheme it knows, to be sure."""

    def values(self, message):
        values = super().values(message)
        basic = "Basic " + self.basic_token(*self.account())
        return values + [basic] if values and values != [basic] else values


@wrong("bypasses-proxy", "F07", "K03", "K04")
class BypassesProxy(Client):
    """Goes to the target directly, or nowhere; never to the proxy."""

    def fetch(self, request):
        raise Trouble("no-such-host")


@wrong("bypasses-proxy-after-407", "F07")
class BypassesProxyAfter407(Client):
    """Leaves the proxy that asked for credentials and tries the direct way."""

    def next_answer(self, reply, sent, stale):
        raise Trouble("no-such-host")


@wrong("hangs", "F10")
class Hangs(Client):
    """Waits for a person to type a password once it gets a 407."""

    def next_answer(self, reply, sent, stale):
        time.sleep(600)


@wrong("crashes", "D16", "F11", "L05")
class Crashes(Client):
    """Falls over the first answer that is no success."""

    def is_challenge(self, reply):
        return reply.status >= 400 and reply.no_such_attribute
