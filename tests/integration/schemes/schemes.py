#!/usr/bin/env python3
"""The schemes beyond Basic and Digest, with the real curl against the real program: tokens, NTLM
with the handshake's legs on raw sockets, and Negotiate against a Kerberos realm made for the test.

usage: schemes.py PROGRAM [unittest arguments]
"""
import base64
import os
import pathlib
import re
import shlex
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
import support.client as raw  # noqa: E402
import support.kerberos as kerberos  # noqa: E402
import support.proxy as proxy_support  # noqa: E402

HTTP = "http://origin.test/ip"
HTTPS = "https://origin.test/ip"
TYPE1 = base64.b64encode(b"NTLMSSP\0\1\0\0\0\x06\x82\x08\0" + bytes(16)).decode()


class Proxy(proxy_support.Proxy):
    def curl(self, line, url=HTTP, environment=None):
        """Runs a curl command line through the proxy; what it printed of the status codes."""
        words = ["curl", "-sS", "-m", "10", "--cacert", str(self.ca_file), "-o", os.devnull,
                 "-w", "%{http_code} %{http_connect}", "-x", f"http://localhost:{self.port}",
                 *shlex.split(line), url]
        environment = proxy_support.clean_environment() if environment is None else environment
        return subprocess.run(words, capture_output=True, text=True, timeout=20, check=False,
                              env=environment).stdout

    def verdicts(self):
        return [e["verdict"] for e in self.exchanges() if e["recorder"] == "proxy"]


class Case(unittest.TestCase):
    def assert_passes(self, proxy, line, environment=None):
        self.assertEqual(proxy.curl(line, HTTP, environment), "200 000", proxy.last())
        self.assertEqual(proxy.curl(line, HTTPS, environment), "200 200", proxy.last())

    def assert_refused(self, proxy, line, finding, status="407", environment=None):
        for url, printed in ((HTTP, f"{status} 000"), (HTTPS, f"000 {status}")):
            self.assertEqual(proxy.curl(line, url, environment), printed, line)
            seen = proxy.last()
            self.assertEqual(seen["finding"], finding, seen)
            self.assert_command_works(seen, environment)

    def assert_command_works(self, seen, environment=None):
        self.assertTrue(seen["command"], seen)
        environment = proxy_support.clean_environment() if environment is None else environment
        tried = subprocess.run(
            ["sh", "-c", seen["command"] + " -sS -m 10 -o /dev/null -w '%{http_code}'"],
            capture_output=True, text=True, timeout=20, check=False, env=environment)
        self.assertEqual(tried.stdout, "200", seen["command"] + tried.stderr)


class Tokens(Case):
    def test_bearer(self):
        with Proxy("bearer") as proxy:
            self.assert_passes(
                proxy, "--proxy-header 'Proxy-Authorization: Bearer proxy-token.407'")
            self.assert_refused(proxy, "", "no-credentials")
            self.assert_refused(proxy, "-U user:proxy-token.407", "basic-instead-of-bearer")
            for value, finding, status in (
                    ("nope", "bearer-wrong-token", "407"),
                    ("proxy-token.406", "bearer-expired-token", "407"),
                    ("two words", "bearer-malformed-token", "400")):
                self.assert_refused(
                    proxy, f"--proxy-header 'Proxy-Authorization: Bearer {value}'", finding, status)

    def test_bearer_tells_its_error_in_the_challenge(self):
        with Proxy("bearer") as proxy:
            for value, error in (("nope", "invalid_token"), ("a b", "invalid_request")):
                proxy.curl(f"--proxy-header 'Proxy-Authorization: Bearer {value}'")
                self.assertIn(f'Proxy-Authenticate: Bearer realm="proxy407", error="{error}"',
                              proxy.last()["reply_head"])

    def test_custom_token(self):
        with Proxy("custom-token") as proxy:
            self.assert_passes(
                proxy, "--proxy-header 'Proxy-Authorization: ApiKey customer-407/key'")
            self.assert_refused(
                proxy, "--proxy-header 'Proxy-Authorization: ApiKey nope'", "token-wrong-value")

    def test_unknown_schemes(self):
        with Proxy("unknown-scheme-only") as proxy:
            self.assertEqual(proxy.curl("--proxy-anyauth -U user:pass"), "407 000")
            self.assertEqual(proxy.verdicts(), ["challenged"])
        with Proxy("unknown-scheme-and-basic") as proxy:
            self.assert_passes(proxy, "--proxy-anyauth -U user:pass")


class Ntlm(Case):
    ALICE = r"-U 'CORP\alice:pass'"

    def test_right_password(self):
        with Proxy("ntlm") as proxy:
            for option in ("--proxy-ntlm", "--proxy-anyauth"):
                self.assert_passes(proxy, f"{option} {self.ALICE}")
            self.assertEqual(proxy.last("proxy")["user"], r"CORP\alice")

    def test_who_is_refused(self):
        with Proxy("ntlm") as proxy:
            for user, finding in ((r"CORP\alice:nope", "ntlm-wrong-password"),
                                  (r"CORP\bob:pass", "ntlm-unknown-user"),
                                  ("alice:pass", "ntlm-wrong-domain")):
                self.assert_refused(proxy, f"--proxy-ntlm -U '{user}'", finding)
            self.assert_refused(proxy, self.ALICE, "basic-instead-of-ntlm")
            self.assertIn("user `bob`, domain `CORP`", " ".join(
                e["evidence"] for e in proxy.exchanges() if e["finding"] == "ntlm-unknown-user"))

    def test_content_comes_with_the_last_leg(self):
        with Proxy("ntlm") as proxy:
            self.assertEqual(
                proxy.curl(f"--proxy-ntlm {self.ALICE} -d some=content", "http://origin.test/post"),
                "200 000")

    def test_connection_stays_authenticated(self):
        with Proxy("ntlm") as proxy:
            self.assertEqual(
                proxy.curl(f"--proxy-ntlm {self.ALICE} -o {os.devnull} {HTTP}"),
                "200 000200 000")
            self.assertEqual(proxy.verdicts(), ["challenged", "accepted", "accepted"])
            self.assertEqual({e["connection"] for e in proxy.exchanges()}, {1})

    def test_ntlm_or_basic(self):
        with Proxy("ntlm-or-basic") as proxy:
            for option in ("--proxy-ntlm", "--proxy-basic", "--proxy-anyauth"):
                self.assert_passes(proxy, f"{option} -U user:pass")

    def leg(self, client, request):
        client.send(request(b"Proxy-Authorization: NTLM " + TYPE1.encode() + b"\r\n"))
        status, fields, _ = client.response()
        self.assertEqual(status, 407)
        self.assertNotIn("connection", fields)
        message = base64.b64decode(re.fullmatch("NTLM (.*)", fields["proxy-authenticate"])[1])
        self.assertEqual(message[:12], b"NTLMSSP\0\2\0\0\0")

    def test_handshake_that_hops_connections(self):
        names = b"alice".ljust(5)
        type3 = b"NTLMSSP\0\3\0\0\0" + b"".join(
            size.to_bytes(2, "little") * 2 + (64).to_bytes(4, "little") for size in (0, 0, 0, 5, 0, 0)
        ) + bytes(4) + names
        field = b"Proxy-Authorization: NTLM " + base64.b64encode(type3) + b"\r\n"
        for request in (raw.get, raw.connect):
            with Proxy("ntlm") as proxy, raw.Client(proxy) as first, raw.Client(proxy) as second:
                self.leg(first, request)
                second.send(request(field))
                self.assertEqual(second.response()[0], 407)
                seen = proxy.last()
                self.assertEqual(seen["finding"], "ntlm-handshake-on-another-connection", seen)
                self.assertEqual(seen["cause"], "wrong-place-or-scheme")
                self.leg(first, request)  # the first one is none the worse for it

    def test_every_wrong_password_is_another_handshake(self):
        with Proxy("ntlm") as proxy, raw.Client(proxy) as client:
            self.leg(client, raw.get)
            self.leg(client, raw.get)
            self.assertEqual(proxy.last()["finding"], "handshake-unfinished")


def kerberos_is_found():
    said = subprocess.run([proxy_support.Proxy.program, "--version"], capture_output=True, text=True,
                          timeout=20, check=True).stdout
    return "Kerberos for Negotiate: found" in said


@unittest.skipUnless(kerberos.installed(), "MIT's KDC is not installed (krb5-kdc)")
class Negotiate(Case):
    @classmethod
    def setUpClass(cls):
        if not kerberos_is_found():
            raise unittest.SkipTest("this program has no Kerberos")
        cls.realm = cls.enterClassContext(kerberos.Realm())
        cls.realm.get_ticket()
        os.environ["KRB5_CONFIG"] = cls.realm.environment["KRB5_CONFIG"]
        cls.addClassCleanup(os.environ.pop, "KRB5_CONFIG")
        cls.with_ticket = {**proxy_support.clean_environment(), **cls.realm.environment}
        cls.without_ticket = {**cls.with_ticket, "KRB5CCNAME": f"FILE:{cls.realm.path}/none"}

    def serve(self, keytab):
        """The built-in scenario asks the environment for the keytab; so does the test."""
        os.environ["KRB5_KTNAME"] = str(keytab)
        self.addCleanup(os.environ.pop, "KRB5_KTNAME", None)
        return Proxy("negotiate")

    def test_ticket(self):
        with self.serve(self.realm.keytab) as proxy:
            self.assert_passes(proxy, "--proxy-negotiate -U :", self.with_ticket)
            self.assertEqual(proxy.last("proxy")["user"], "alice@" + kerberos.REALM)

    def test_last_word_of_the_proxy(self):  # H11, RFC 4559 section 5
        with self.serve(self.realm.keytab) as proxy:
            self.assert_passes(proxy, "--proxy-negotiate -U :", self.with_ticket)
            opened = [e["reply_head"] for e in proxy.exchanges()
                      if e["recorder"] == "proxy" and e["verdict"] == "accepted"]
            for head in opened:
                self.assertRegex(head, r"\r\nProxy-Authenticate: Negotiate [\w+/=]+\r\n")

    def test_any_scheme_that_is_offered(self):
        with self.serve(self.realm.keytab) as proxy:
            self.assert_passes(proxy, "--proxy-anyauth -U :", self.with_ticket)

    def test_no_ticket(self):
        with self.serve(self.realm.keytab) as proxy:
            self.assertEqual(proxy.curl("--proxy-negotiate -U :", HTTP, self.without_ticket), "407 000")
            self.assertEqual(proxy.last()["finding"], "no-credentials", proxy.last())

    def test_basic_instead(self):
        with self.serve(self.realm.keytab) as proxy:
            proxy.curl("-U alice:nope", HTTP, self.with_ticket)
            self.assertEqual(proxy.last()["finding"], "basic-instead-of-negotiate")
            self.assert_command_works(proxy.last(), self.with_ticket)

    def test_a_key_that_the_ticket_is_not_for(self):
        with self.serve(self.realm.other_keytab()) as proxy:
            self.assertEqual(proxy.curl("--proxy-negotiate -U :", HTTP, self.with_ticket), "407 000")
            seen = proxy.last()
            self.assertEqual(seen["finding"], "negotiate-refused", seen)
            self.assertIn("GSSAPI:", seen["evidence"])

    def test_keytab_in_the_scenario(self):
        scenario = {
            "id": "mine", "title": "t", "story": "s", "family": "connection-bound", "links": ["C-NEGO-01"],
            "client": None, "users": [], "expect": [{"check": "authenticated"}],
            "proxy": {"authentication": [{"scheme": "negotiate", "keytab": str(self.realm.keytab)}]}}
        with Proxy(scenario) as proxy:
            self.assert_passes(proxy, "--proxy-negotiate -U :", self.with_ticket)

    def test_no_keytab_is_said_at_the_start(self):
        with self.assertRaisesRegex(RuntimeError, "no key for Negotiate.*KRB5_KTNAME"):
            self.serve("/nowhere/keytab")


class NegotiateOrNtlm(Case):
    def test_ntlm_without_a_ticket(self):
        with Proxy("negotiate-or-ntlm") as proxy:
            self.assert_passes(proxy, "--proxy-ntlm -U user:pass")


if __name__ == "__main__":
    proxy_support.Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
