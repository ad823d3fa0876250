"""Mistakes with more than one way to a target: another proxy, or none."""

from client import Client
from wrong_clients import wrong


@wrong("goes-round-the-proxy-after-407", "F07", "C11")
class GoesRoundTheProxyAfter407(Client):
    """Asks the target itself once the proxy has said 407."""

    def fetch(self, request):
        reply = super().fetch(request)
        self.fetch_directly(request)
        return reply


@wrong("keeps-credentials-past-the-proxy", "C04", "C05", "C06")
class KeepsCredentialsPastTheProxy(Client):
    """Sends Proxy-Authorization to a target that it asks without a proxy."""

    def fields_for_target(self, message):
        message.answer = self.answer
        return message.fields + self.credentials(message)


@wrong("one-account-for-all-proxies", "C07", "C09", "C19")
class OneAccountForAllProxies(Client):
    """Gives each proxy the account of the first."""

    def other(self, proxy):
        client = super().other(proxy)
        client.account = self.account
        client.answer = self.answer
        return client
