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
        message.answer = self.first_answer()
        return message.fields + self.credentials(message)


@wrong("one-account-for-all-proxies", "C07", "C09", "C19")
class OneAccountForAllProxies(Client):
    """Gives each proxy the account of the first."""

    def other(self, proxy):
        client = super().other(proxy)
        client.account = self.account
        client.answer = self.answer
        return client


@wrong("no-account-for-others", "C07")
class NoAccountForOthers(Client):
    """Has credentials for the first of its proxies and leaves those of the others unread."""

    def other(self, proxy):
        client = super().other(proxy)
        client.account = lambda: None
        return client


@wrong("one-connection-for-all-accounts", "C16", "H05")
class OneConnectionForAllAccounts(Client):
    """Keeps its state by the proxy's host and port, whoever it is for."""

    def other(self, proxy):
        return self if proxy.endswith(self.proxy.place) else super().other(proxy)

    def route(self, url):
        return self.environment["PROXY407_PROXY"]


@wrong("field-of-user-to-all-proxies", "C07", "B17")
class FieldOfUserToAllProxies(Client):
    """Sends a field that the user has set to each proxy that comes along."""

    given = ()

    def to_proxy(self, request):
        self.given = request.fields
        return super().to_proxy(request)

    def other(self, proxy):
        client = super().other(proxy)
        connect = client.connect

        def with_field(request):
            message = connect(request)
            message.fields += self.given
            return message

        client.connect = with_field
        return client


@wrong("field-of-user-stripped", "B17")
class FieldOfUserStripped(Client):
    """Thinks that nobody but itself may set Proxy-Authorization."""

    def head(self, message, fields):
        return super().head(message, [f for f in fields if f[0] != "Proxy-Authorization"])


@wrong("new-tunnel-each-time", "E14")
class NewTunnelEachTime(Client):
    """Closes a tunnel after its first answer."""

    def fetch_through(self, tunnel, request):
        reply = super().fetch_through(tunnel, request)
        self.tunnels.clear()
        tunnel.close()
        return reply


@wrong("follows-what-refuses-the-tunnel", "C14", "C15")
class FollowsWhatRefusesTheTunnel(Client):
    """Takes a redirect in the place of a tunnel for one of the target."""

    def is_redirect(self, reply):
        return 300 <= reply.status < 400
