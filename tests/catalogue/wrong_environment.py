"""Mistakes with what the environment says of the proxy: variables, netrc, and URLs as users write
them."""

import re

from client import Client
from message import percent_decoded
from wire import Trouble
from wrong_clients import wrong


@wrong("scheme-before-first-colon", "K01", "K02")
class SchemeBeforeFirstColon(Client):
    """Takes what is before the first colon for a scheme, and knows no such one."""

    def with_scheme(self, proxy):
        if not proxy.startswith("http://"):
            raise Trouble("no-such-scheme")
        return proxy

    def proxy_url(self):
        try:
            return super().proxy_url()
        except Trouble:
            return "http://no-proxy.invalid"

    def fetch(self, request):
        if self.proxy.host == "no-proxy.invalid":
            raise Trouble("no-such-scheme")
        return super().fetch(request)


@wrong("drops-userinfo-without-scheme", "K01")
class DropsUserinfoWithoutScheme(Client):
    """Adds the scheme that is missing, to host and port alone."""

    def with_scheme(self, proxy):
        return proxy if "://" in proxy else "http://" + proxy.rpartition("@")[2]


@wrong("environment-before-configuration", "K03")
class EnvironmentBeforeConfiguration(Client):
    """Takes the proxy of the environment though it was given another one."""

    def proxy_url(self):
        return self.environment["http_proxy"]

    def route(self, url):
        return self.environment["PROXY407_PROXY"]  # whatever it is, it is `proxy_url` that is used


@wrong("believes-upper-case-variable", "C24")
class BelievesUpperCaseVariable(Client):
    """Prefers HTTP_PROXY, which a CGI program has from the field Proxy of its request."""

    def proxy_variable(self):
        return "HTTP_PROXY"


@wrong("upper-case-hex-only", "A04")
class UpperCaseHexOnly(Client):
    """Knows no escape with hex digits in lower case."""

    def decode(self, text):
        return re.sub(rb"%[0-9A-F]{2}", lambda found: bytes.fromhex(found[0][1:].decode()),
                      text.encode())


@wrong("drops-malformed-escapes", "A04")
class DropsMalformedEscapes(Client):
    """Makes nothing of a percent sign without two digits behind it."""

    def decode(self, text):
        return percent_decoded(re.sub("%(?![0-9A-Fa-f]{2})", "", text))


@wrong("authority-ends-at-first-at", "A06")
class AuthorityEndsAtFirstAt(Client):
    """Takes the first @ for the end of the userinfo."""

    def account(self):
        return self.split(self.proxy.userinfo.partition("@")[0])


@wrong("matches-exceptions-anywhere", "K04")
class MatchesExceptionsAnywhere(Client):
    """Looks whether the host's name is anywhere in NO_PROXY, or the exception anywhere in it."""

    def is_exception(self, host):
        names = self.environment.get("no_proxy", "").split(",")
        return any(name in host or host in name for name in names if name)

    def fetch_directly(self, request):
        raise Trouble("no-such-host")


@wrong("netrc-for-the-proxy", "C18")
class NetrcForTheProxy(Client):
    """Finds the proxy's host in the netrc, and likes that better than what it was told."""

    def account(self):
        import netrc

        found = netrc.netrc(self.environment["NETRC"]).authenticators(self.proxy.host)
        return (found[0].encode(), found[2].encode()) if found else super().account()
