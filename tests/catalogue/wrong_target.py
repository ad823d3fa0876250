"""Mistakes of clients that have an account for the target as well, and in what they tell of it."""

from client import Client
from wire import Trouble
from wrong_clients import wrong


@wrong("gives-up-on-401", "B14")
class GivesUpOn401(Client):
    """Reports the 401 of a target though it has credentials for it."""

    def fetch_as_asked(self, request):
        return self.fetch(request)


@wrong("target-account-for-proxy", "B13", "B16")
class TargetAccountForProxy(Client):
    """Has one account, that of the target, and gives it to the proxy too."""

    def account(self):
        name, _, word = self.options.target_account.encode().partition(b":")
        return name, word


@wrong("prints-proxy-url", "C20")
class PrintsProxyUrl(Client):
    """Names the URL of its proxy in what it says of an error, with the password."""

    def fetch(self, request):
        reply = super().fetch(request)
        if reply.status == 407:
            raise Trouble("refused-by-" + self.environment["PROXY407_PROXY"])
        return reply


@wrong("prints-error-page", "C21")
class PrintsErrorPage(Client):
    """Shows the page of an error as it is, with what the proxy repeats of the request."""

    def fetch(self, request):
        reply = super().fetch(request)
        if reply.status >= 500:
            raise Trouble(b"-".join(reply.content.split()).decode("latin-1"))
        return reply
