"""Credentials in the wrong place: a hop that they are not for, a field that is not theirs."""

from answers import Basic
from client import Client
from wrong_clients import wrong


@wrong("no-credentials-on-connect", "B01", "B10", "B12")
class NoCredentialsOnConnect(Client):
    """Has credentials for plain http only."""

    def credentials(self, message):
        return [] if message.method == "CONNECT" else super().credentials(message)


@wrong("no-credentials-on-http", "B02")
class NoCredentialsOnHttp(Client):
    """Has credentials for CONNECT only."""

    def credentials(self, message):
        return super().credentials(message) if message.method == "CONNECT" else []


@wrong("ignores-userinfo", "B13", "B15", "B17")
class IgnoresUserinfo(Client):
    """Reads host and port of the proxy's URL and passes over the credentials."""

    def account(self):
        return None


@wrong("second-request-drops-credentials", "B11")
class SecondRequestDropsCredentials(Client):
    """Takes a connection that was accepted once for one that needs no more credentials."""

    done = False

    def credentials(self, message):
        return [] if self.done else super().credentials(message)

    def learn(self, reply, answer):
        super().learn(reply, answer)
        self.done = True


@wrong("authorization-instead", "B05", "B16")
class AuthorizationInstead(Client):
    """Puts the proxy's credentials into the target's field."""

    def credentials(self, message):
        return [("Authorization", value) for _, value in super().credentials(message)]


@wrong("keeps-credentials-for-origin", "B05", "C19")
class KeepsCredentialsForOrigin(Client):
    """Has one pair of credentials for everybody who asks, the target included."""

    def credentials(self, message):
        sent = super().credentials(message)
        return sent + [("Authorization", value) for _, value in sent]

    def inside(self, request):
        message = super().inside(request)
        message.fields.append(("Authorization", "Basic " + self.basic_token(*self.account())))
        return message


@wrong("leaks-into-tunnel", "B03", "C01", "C02", "C17", "I02")
class LeaksIntoTunnel(Client):
    """Sends Proxy-Authorization to the target, inside the tunnel."""

    def inside(self, request):
        message = super().inside(request)
        token = self.basic_token(*(self.account() or (b"user", b"pass")))
        message.fields.append(("Proxy-Authorization", "Basic " + token))
        return message


@wrong("proxy-connection-into-tunnel", "C01")
class ProxyConnectionIntoTunnel(Client):
    """Sends the proxy's connection field to the target."""

    def inside(self, request):
        message = super().inside(request)
        message.fields.append(("Proxy-Connection", "keep-alive"))
        return message


@wrong("names-secret-in-user-agent", "C20")
class NamesSecretInUserAgent(Client):
    """Tells everybody the URL of its proxy, with the password."""

    def common(self, host):
        return [("Host", host), ("User-Agent", "client via " + self.environment["PROXY407_PROXY"])]


@wrong("origin-headers-on-connect", "B04")
class OriginHeadersOnConnect(Client):
    """Hands the fields that are for the target to the proxy."""

    def connect(self, request):
        message = super().connect(request)
        message.fields += request.fields
        return message


@wrong("answers-www-authenticate", "C12", "D12", "D13")
class AnswersWwwAuthenticate(Client):
    """Answers the challenge of a target with the credentials for the proxy."""

    def challenges(self, reply):
        return super().challenges(reply) or self.origin_challenges(reply)

    def origin_challenges(self, reply):
        return super().challenges(_Renamed(reply))

    def is_challenge(self, reply):
        return reply.status in (401, 407)

    def credentials(self, message):
        sent = super().credentials(message)
        return sent + [("Authorization", value) for _, value in sent]


class _Renamed:
    def __init__(self, reply):
        self.all = lambda _name: reply.all("www-authenticate")


@wrong("answers-407-of-target", "C10")
class Answers407OfTarget(Client):
    """Takes a 407 from inside the tunnel for one of the proxy."""

    def fetch_inside(self, request):
        reply = super().fetch_inside(request)
        if reply.status == 407 and self.account():
            token = "Basic " + self.basic_token(*self.account())
            request.fields = request.fields + [("Proxy-Authorization", token)]
            reply = super().fetch_inside(request)
        return reply


@wrong("redirect-keeps-target-secrets", "C03", "C22")
class RedirectKeepsTargetSecrets(Client):
    """Follows to another host with what was for the first one."""

    def redirected(self, request, location):
        following = super().redirected(request, location)
        following.fields = request.fields
        return following


@wrong("redirect-carries-proxy-credentials", "C02", "C03", "C05")
class RedirectCarriesProxyCredentials(Client):
    """Keeps the proxy's field for the target of a redirect."""

    def redirected(self, request, location):
        following = super().redirected(request, location)
        account = self.account()
        if account:
            token = "Basic " + self.basic_token(*account)
            following.fields = following.fields + [("Proxy-Authorization", token)]
        return following


@wrong("preemptive-basic", "C23", "D04")
class PreemptiveBasic(Client):
    """Sends Basic before it knows what the proxy wants."""

    def first_answer(self):
        account = self.account()
        return Basic(self.basic_token(*account)) if account else None
