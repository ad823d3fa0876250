"""Clients that speak the first word of NTLM: enough for a proxy that wants no more of it, or that
answers with something else than its second."""

from client import Client
from wrong_clients import odd, wrong
from wrong_repetition import TOO_OFTEN

TYPE_1 = "NTLM TlRMTVNTUAABAAAABoIIAAAAAAAAAAAAAAAAAAAAAAA="


class FirstMessage:
    scheme = "ntlm"

    def value(self, *_request):
        return TYPE_1


@odd("begins-ntlm", "H02", "H10")
class BeginsNtlm(Client):
    """Begins a handshake, on the connection of the 407, and gives up when it can't go on."""

    def next_answer(self, reply, sent, stale):
        offered = [challenge.scheme for challenge in self.challenges(reply)]
        if sent is None and "ntlm" in offered:
            return FirstMessage()
        return super().next_answer(reply, sent, stale)

    def may_answer(self, challenge, sent, stale):
        return False if sent and sent.scheme == "ntlm" else super().may_answer(
            challenge, sent, stale)

    def learn(self, reply, answer):
        self.answer = None  # It is the connection that is identified.


@wrong("holds-content-back", "H02")
class HoldsContentBack(BeginsNtlm):
    """Keeps its content for the last message, and a proxy that takes the first one gets none."""

    def to_proxy(self, request):
        message = super().to_proxy(request)
        self.whole = message.content, list(message.fields)
        return message

    def send(self, connection, message):
        if message.answer and message.answer.scheme == "ntlm":
            message.content = b""
            message.fields = [(name, "0" if name == "Content-Length" else value)
                              for name, value in message.fields]
        super().send(connection, message)


@wrong("begins-ntlm-for-ever", "F01", "H10")
class BeginsNtlmForEver(BeginsNtlm):
    """Answers whatever the proxy says to its first message with a first message."""

    def next_answer(self, reply, sent, stale):
        return FirstMessage() if stale < TOO_OFTEN else None


@wrong("basic-when-ntlm-fails", "C23", "D04")
class BasicWhenNtlmFails(BeginsNtlm):
    """Sends its password in Basic when the handshake comes to nothing."""

    def next_answer(self, reply, sent, stale):
        if sent and sent.scheme == "ntlm":
            from answers import Basic

            return Basic(self.basic_token(*self.account()))
        return super().next_answer(reply, sent, stale)
