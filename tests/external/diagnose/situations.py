"""Situations in which people get a 407 or something like it, staged with real programs: what
`proxy407 diagnose` has to say to each."""
import contextlib
import tempfile
import time
from typing import Callable, NamedTuple

import stage
from stage import response


class Ask(NamedTuple):
    """The words after `proxy407 diagnose`, and what they are run by ("" in {}: the command)."""
    words: list
    by: list = []
    environment: dict = {}


class Situation(NamedTuple):
    name: str
    what: str
    made_by: str
    cause: str
    exit: int
    make: Callable  # a context manager that gives an Ask
    says: str = ""  # what it has to say besides


SITUATIONS = []
RIGHT, WRONG = "user:pass@", "user:n0t-it@"


def situation(what, made_by, cause, code, says=""):
    def add(make):
        name = make.__name__.replace("_", "-")
        SITUATIONS.append(Situation(name, what, made_by, cause, code,
                                    contextlib.contextmanager(make), says))
        return make
    return add


def url(proxy, account="", scheme="http"):
    return f"{scheme}://{account}127.0.0.1:{proxy.port}"


def through(what, made_by, cause, code, proxy, account="", more=(), says="", name="", scheme="http"):
    """A situation of one proxy and one URL."""
    def make():
        with proxy() as started:
            yield Ask([url(started, account, scheme), *more])
    make.__name__ = name
    situation(what, made_by, cause, code, says)(make)


@situation("the password holds a raw /", "no program", "url-not-encoded", 64)
def raw_slash():
    yield Ask(["http://user:pa/ss@127.0.0.1:3128"])


@situation("the URL has no port", "no program", "no-port", 64)
def no_port():
    yield Ask(["http://user:pass@proxy.example"])


@situation("the name does not resolve", "no program", "proxy-name-unknown", 10)
def unknown_name():
    yield Ask(["http://user:pass@proxy407-of-nobody.invalid:3128"])


@situation("nothing listens at the port", "no program", "connection-refused", 10, "cntlm")
def dead_port():
    yield Ask([f"http://user:pass@127.0.0.1:{stage.free_port()}"])


@situation("packets to the port are dropped", "a listener whose queue is full", "no-connection", 10)
def black_hole():
    with stage.full_queue() as port:
        yield Ask([f"http://user:pass@127.0.0.1:{port}", "--timeout", "1"])


@situation("there is no route to the address", "network namespace", "no-route", 10)
def no_route():
    by = stage.in_namespace('ip link set lo up && exec "$@"')
    yield Ask(["http://user:pass@192.0.2.7:3128", "--timeout", "1"], [*by, "sh"])


@situation("the proxy listens on IPv6 alone, its name has a dead IPv4 address as well",
           "network namespace", "credentials-missing", 20, "one family of addresses alone")
def dead_ipv4():
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/hosts", "w", encoding="utf-8") as hosts:
            hosts.write("127.0.0.1 proxy.test\n::1 proxy.test\n")
        by = stage.in_namespace(
            f"mount --bind {folder}/hosts /etc/hosts && ip link set lo up && "
            f"{{ /usr/bin/python3 {stage.FOLDER}/only_ipv6.py & server=$!; sleep 1; "
            '"$@"; code=$?; kill $server; exit $code; }')
        yield Ask(["http://proxy.test:3128"], [*by, "sh"])


@situation("the proxy speaks TLS, the URL says http", "stunnel, Squid", "speaks-tls", 11)
def tls_proxy_by_http():
    with tempfile.TemporaryDirectory() as folder, \
            stage.squid(stage.BASIC, stage.IDENTIFIED) as behind, \
            stage.stunnel(behind.port, folder) as front:
        yield Ask([url(front, RIGHT)])


@situation("the proxy speaks TLS, the URL says https", "stunnel, Squid", "works", 0,
           "does not trust the proxy's own certificate")
def tls_proxy_by_https():
    with tempfile.TemporaryDirectory() as folder, \
            stage.squid(stage.BASIC, stage.IDENTIFIED) as behind, \
            stage.stunnel(behind.port, folder) as front:
        yield Ask([url(front, RIGHT, "https")])


@situation("a port of TLS that says nothing to HTTP", "openssl s_server", "speaks-tls", 11)
def tls_server():
    with tempfile.TemporaryDirectory() as folder:
        pem = stage.certificate(folder)
        with stage.RealProxy(["openssl", "s_server", "-accept", "127.0.0.1:{port}", "-cert", pem,
                              "-key", pem, "-quiet"], {}) as server:
            yield Ask([url(server, RIGHT), "--timeout", "2"])


def basic(account=("user", "pass")):
    return lambda: stage.squid(stage.BASIC, stage.IDENTIFIED, account=account)


def digest():
    return stage.squid(stage.DIGEST, stage.IDENTIFIED, digest=True)


through("the proxy speaks plain HTTP, the URL says https", "Squid", "speaks-no-tls", 11,
        basic(), RIGHT, ["--timeout", "2"], name="plain-proxy-by-https", scheme="https")
through("a SOCKS proxy", "microsocks", "speaks-socks", 11, stage.microsocks, RIGHT,
        ["--timeout", "1"], name="socks")
through("another protocol", "a greeting of FTP", "speaks-no-http", 11,
        lambda: stage.says(b"220 ftp.test ready\r\n"), RIGHT, name="ftp-server")
through("a port that accepts and says nothing", "a listener", "silent", 11,
        stage.is_silent, RIGHT, ["--timeout", "1"], name="silent-port")
through("a web server", "python3 -m http.server", "not-a-proxy", 11, stage.web_server, RIGHT,
        name="web-server")
through("a web server", "nginx", "not-a-proxy", 11,
        lambda: stage.nginx("root /usr/share/nginx/html;"), RIGHT, name="nginx")
through("a captive portal", "nginx", "captive-portal", 33,
        lambda: stage.nginx("return 302 http://login.hotel.test/;"), RIGHT, name="captive-portal")
through("a captive portal that says 511", "a listener", "captive-portal", 33,
        lambda: stage.answers(response("511 Network Authentication Required")), RIGHT,
        name="captive-portal-511")
through("Basic, no credentials", "Squid", "credentials-missing", 20, basic(), name="squid-none")
through("Basic, the wrong password", "Squid", "credentials-refused", 21, basic(), WRONG,
        name="squid-wrong", says="goes in clear")
through("Basic, the right password", "Squid", "works", 0, basic(), RIGHT, name="squid-right")
through("the account itself has %40 in it", "Squid", "works-if-literal", 22,
        basic(("user", "p%40ss")), "user:p%40ss@", name="literal-percent")
through("Digest, the right password", "Squid", "works", 0, digest, RIGHT, name="squid-digest",
        says="Digest")
through("Digest, the wrong password", "Squid", "credentials-refused", 21, digest, WRONG,
        name="squid-digest-wrong")
through("NTLM", "Squid, ntlm_fake_auth", "works", 0,
        lambda: stage.squid(stage.NTLM, stage.IDENTIFIED), "CORP%5Cuser:pass@", name="squid-ntlm",
        says="NTLM")
through("Kerberos alone, the proxy named by its address", "Squid, negotiate_kerberos_auth",
        "named-by-address", 23, lambda: stage.squid(stage.NEGOTIATE, stage.IDENTIFIED), RIGHT,
        name="kerberos-by-address")


def kerberos(what, cause, code, prepare, name, clock=""):
    """Squid that asks for a ticket, in a realm of its own; `prepare` gets the tickets ready."""
    def make():
        by = stage.by_another_clock(clock) if clock else []
        with stage.realm() as realm, stage.squid_of_kerberos(realm) as proxy:
            prepare(realm)
            environment = {k: realm.environment[k] for k in ("KRB5_CONFIG", "KRB5CCNAME")}
            yield Ask([f"http://localhost:{proxy.port}"], by, environment)
    make.__name__ = name
    situation(what, "Squid, MIT Kerberos" + (", faketime" if clock else ""), cause, code)(make)


def expired(realm):
    realm.run("kinit", "-l", "2s", realm.USER, text=realm.PASSWORD + "\n")
    time.sleep(3)


def of_unknown_service(realm):
    realm.get_ticket()
    realm.run("kadmin.local", "-q", "delprinc -force HTTP/localhost")


def of_another_key(realm):
    realm.get_ticket()
    realm.other_keytab().replace(realm.keytab)
    realm.keytab.chmod(0o644)


kerberos("Kerberos, a ticket", "works", 0, lambda realm: realm.get_ticket(), "kerberos-ticket")
kerberos("Kerberos, no ticket", "no-ticket", 23, lambda realm: None, "kerberos-no-ticket")
kerberos("Kerberos, the ticket has expired", "ticket-expired", 23, expired, "kerberos-expired")
kerberos("Kerberos, the KDC does not know the service", "service-unknown", 23, of_unknown_service,
         "kerberos-unknown-service")
kerberos("Kerberos, the proxy has another key", "credentials-refused", 21,
         of_another_key, "kerberos-other-key")
kerberos("Kerberos, the clock of the client is fast", "clock-skew", 23,
         lambda realm: realm.get_ticket(), "kerberos-fast-clock", "+20m")
kerberos("Kerberos, the clock of the client is slow", "clock-skew", 23,
         lambda realm: realm.get_ticket(), "kerberos-slow-clock", "-20m")


@situation("a balancer in front closes between the legs of NTLM", "HAProxy, Squid",
           "ntlm-connection-not-kept", 23)
def ntlm_behind_balancer():
    with stage.squid(stage.NTLM, stage.IDENTIFIED) as behind, \
            stage.haproxy(behind.port, "httpclose") as front:
        yield Ask([url(front, RIGHT)])


@situation("a pool of two, one of which does not know the user", "HAProxy, Squid twice",
           "accepts-sometimes", 21)
def pool():
    with stage.squid(stage.BASIC, stage.IDENTIFIED, account=("other", "pass")) as one, \
            stage.squid(stage.BASIC, stage.IDENTIFIED) as other, \
            stage.haproxy([one.port, other.port]) as front:
        yield Ask([url(front, RIGHT)])


through("the address is not on the list", "Squid", "address-not-allowed", 24,
        lambda: stage.squid("acl office src 192.0.2.0/24\nhttp_access allow office\n"
                            "http_access deny all\n"), RIGHT, name="allowlist")
through("wrong credentials get 401", "tinyproxy", "credentials-refused", 21, stage.tinyproxy, WRONG,
        name="tinyproxy-wrong")
through("HTTP/1.0 and a close after each response", "tinyproxy", "works", 0, stage.tinyproxy, RIGHT,
        name="tinyproxy-right")
through("Basic, the right password", "Apache", "works", 0, stage.apache, RIGHT, name="apache-right")
through("Basic, the wrong password", "Apache", "credentials-refused", 21, stage.apache, WRONG,
        name="apache-wrong")
for scenario, what, cause, code in (
        ("quota-402", "the traffic is used up: 402", "account-exhausted", 25),
        ("quota-407", "the traffic is used up: 407", "account-exhausted", 25),
        ("bandwidth-452", "the bandwidth is used up: 452", "account-exhausted", 25),
        ("expired-454", "the account has expired: 454", "account-exhausted", 25),
        ("address-491", "the address belongs to no account: 491", "address-not-allowed", 24)):
    through(what, "proxy407 serve", cause, code, lambda scenario=scenario: stage.mock(scenario),
            RIGHT, name=scenario)
through("the account is over its quota", "a listener, by the fields of a seller",
        "account-exhausted", 25,
        lambda: stage.answers(
            response("407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="x"'),
            response("402 Payment Required", "X-Webshare-Reason: bandwidthlimit")), RIGHT,
        name="quota")
through("a 407 without a challenge", "a listener", "no-challenge", 23,
        lambda: stage.answers(response("407 Proxy Authentication Required")), RIGHT,
        name="no-challenge")
through("CONNECT is refused", "Squid", "tunnel-refused", 30,
        lambda: stage.squid("http_access deny CONNECT\n", stage.OPEN), name="no-connect")
through("CONNECT to another port than 443", "Squid", "tunnel-only-443", 30,
        lambda: stage.squid("acl SSL_ports port 443\nhttp_access deny CONNECT !SSL_ports\n",
                            stage.OPEN),
        more=["--target", "https://target.invalid:8443/"], name="ssl-ports")


@situation("the target asks for credentials behind an open proxy", "Squid", "target-refuses", 31)
def target_401():
    with stage.origin() as port, stage.squid(stage.OPEN) as proxy:
        yield Ask([url(proxy), "--target", f"http://127.0.0.1:{port}/"])


@situation("the target asks for credentials behind a proxy that does", "Squid", "target-refuses", 31)
def target_401_behind_407():
    with stage.origin() as port, stage.squid(stage.BASIC, stage.IDENTIFIED) as proxy:
        yield Ask([url(proxy, RIGHT), "--target", f"http://127.0.0.1:{port}/"])


@situation("the target is away", "Squid", "target-unreachable", 31)
def target_away():
    with stage.squid(stage.OPEN) as proxy:
        yield Ask([url(proxy), "--target", f"http://127.0.0.1:{stage.free_port()}/"])


@situation("the proxy opens the encryption", "Squid with OpenSSL", "tls-intercepted", 32, "CN=proxy.test")
def interception_by_squid():
    with tempfile.TemporaryDirectory() as folder, stage.bumping_squid(folder) as proxy:
        yield Ask([url(proxy)])


through("the proxy opens the encryption", "proxy407 serve", "tls-intercepted", 32,
        lambda: stage.mock("basic"), RIGHT, name="interception")
@situation("a PAC file names the proxy", "Squid, a web server", "works", 0,
           "returns `PROXY 127.0.0.1")
def pac_good():
    with stage.squid(stage.BASIC, stage.IDENTIFIED) as proxy, \
            stage.pac_server(stage.pac(f"PROXY 127.0.0.1:{proxy.port}; DIRECT")) as server:
        yield Ask(["--pac", f"http://127.0.0.1:{server.port}/proxy.pac"], [],
                  {"PROXY407_CREDENTIALS": "user:pass"})


def by_pac(what, made_by, cause, code, text, *kind, more=(), says="", name=""):
    """A situation of a PAC file on a web server."""
    def make():
        with stage.pac_server(text, *kind) as server:
            yield Ask(["--pac", f"http://127.0.0.1:{server.port}/proxy.pac", *more])
    make.__name__ = name
    situation(what, made_by, cause, code, says)(make)


by_pac("a PAC file with a mistake in its JavaScript", "a web server", "pac-syntax-error", 11,
       "function FindProxyForURL(url, host) {\n  return \"PROXY a.test:3128;\n}\n", says="line 2",
       name="pac-syntax-error")
by_pac("a PAC file that sends this target past the proxy", "a web server", "pac-direct", 11,
       stage.pac("PROXY 127.0.0.1:1"), more=["--target", "https://intranet.corp.example/"],
       name="pac-direct")
by_pac("a page in the place of the PAC file", "a web server", "pac-is-page", 11,
       "<!DOCTYPE html>\n<title>Sign in</title>\n", "text/html", name="pac-is-page")
by_pac("a PAC file that does not come to an end", "a web server", "pac-endless", 11,
       "function FindProxyForURL(url, host) { while (true); }", more=["--timeout", "1"],
       name="pac-endless")
by_pac("a PAC file that names a SOCKS proxy", "a web server", "pac-socks", 11,
       stage.pac("SOCKS5 127.0.0.1:1080; DIRECT"), name="pac-socks")


@situation("the server of the PAC file never answers", "a listener", "pac-not-found", 10,
           "does not answer in time")
def pac_silent():
    with stage.is_silent() as server:
        yield Ask(["--pac", f"http://127.0.0.1:{server.port}/proxy.pac", "--timeout", "1"])


@situation("the target shows which address it sees", "Squid, a web server", "works", 0,
           "this machine's own address")
def echo():
    with stage.squid(stage.BASIC, stage.IDENTIFIED) as proxy, \
            stage.file_server('{"origin": "127.0.0.1"}', "application/json") as target:
        place = f"http://127.0.0.1:{target.port}/ip"
        yield Ask([url(proxy, RIGHT), "--target", place, "--echo", place])


@situation("the address that the target sees is the proxy's", "proxy407 serve", "works", 0,
           "saw 127.0.0.1")
def echo_of_mock():
    with stage.mock("basic") as proxy:
        yield Ask([url(proxy, RIGHT), "--target", "http://a.test/", "--echo", "http://a.test/ip"])


through("the proxy asks for credentials for CONNECT alone", "a listener", "credentials-refused", 21,
        lambda: stage.Listener(stage.tunnel_alone, 20), WRONG, name="connect-alone")
