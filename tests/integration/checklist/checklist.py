#!/usr/bin/env python3
"""The checklist of a person with a 407 on the desk, run with the real curl against the real
program: each command line, the cause that is named, and every line of advice tried as printed.

usage: checklist.py PROGRAM [unittest arguments]
"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
import support.proxy as proxy_support  # noqa: E402

HTTP = "http://origin.test/ip"
HTTPS = "https://origin.test/ip"


class Proxy(proxy_support.Proxy):
    def curl(self, line, url=HTTP):
        """Runs a curl command line; PROXY and CA stand for the address and the certificate."""
        line = line.replace("PROXY", f"127.0.0.1:{self.port}").replace("CA", str(self.ca_file))
        return shell(f"curl -sS -m 10 {line} {url}")


def shell(line):
    return subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=20,
                          env=proxy_support.clean_environment(), check=False)


class Checklist(unittest.TestCase):
    def assert_named(self, proxy, cause, finding):
        seen = proxy.last()
        self.assertEqual((seen["cause"], seen["finding"]), (cause, finding), seen)
        if seen["status"]:
            self.assertIn(f'Proxy-Status: proxy407; error=http_request_denied; '
                          f'details="{cause}/{finding}"', seen["reply_head"])
        return seen

    def assert_command_works(self, seen):
        self.assertTrue(seen["command"], seen)
        tried = shell(seen["command"] + " -sS -m 10 -o /dev/null -w '%{http_code}'")
        self.assertEqual((tried.returncode, tried.stdout), (0, "200"),
                         f"{seen['command']}\n{tried.stderr}")

    def test_the_banner_tells_of_both_kinds_of_request(self):
        with Proxy("another-scheme-for-tunnels") as proxy:
            proxy.errors.seek(0)
            banner = proxy.errors.read()
        self.assertRegex(banner, "asks for [A-Z][a-z]+, and on CONNECT it asks for [A-Z][a-z]+\n")
        http, https = [line for line in banner.splitlines() if "  curl " in line]
        self.assertNotEqual("--proxy-digest" in http, "--proxy-digest" in https, banner)

    def test_exit_address_without_internet(self):
        with Proxy("basic") as proxy:
            for url in ("http://httpbin.org/ip", "https://httpbin.org/ip"):
                got = proxy.curl("-x http://user:pass@PROXY --cacert CA", url)
                self.assertEqual(json.loads(got.stdout), {"origin": "127.0.0.1"}, got.stderr)

    def test_no_credentials(self):
        with Proxy("basic") as proxy:
            got = proxy.curl("-o /dev/null -w '%{http_code}' -x http://PROXY")
            self.assertEqual(got.stdout, "407")
            self.assert_command_works(self.assert_named(proxy, "no-credentials", "no-credentials"))
            got = proxy.curl("-w '%{http_connect}' -x http://PROXY", HTTPS)
            self.assertEqual((got.returncode, got.stdout), (56, "407"))
            self.assert_command_works(self.assert_named(proxy, "no-credentials", "no-credentials"))

    def test_challenge_is_visible_with_v(self):
        with Proxy("basic") as proxy:
            got = proxy.curl("-v -o /dev/null -x http://PROXY", HTTP + " 2>&1 | grep -i proxy-auth")
            self.assertIn('Proxy-Authenticate: Basic realm="proxy407"', got.stdout)

    def test_lower_case_u_is_the_wrong_place(self):
        with Proxy("basic") as proxy:
            proxy.curl("-x http://PROXY -u user:pass")
            seen = self.assert_named(proxy, "wrong-place-or-scheme",
                                     "authorization-instead-of-proxy-authorization")
            self.assert_command_works(seen)
            proxy.curl("-x http://PROXY -u user:pass", HTTPS)
            seen = self.assert_named(proxy, "no-credentials", "no-credentials")
            self.assertIn("-u", seen["message"] + seen["fix"])

    def test_special_characters(self):
        right = ("-x http://user:p%40ss%3Aword@PROXY", "-x http://PROXY -U user:p@ss:word",
                 "-x http://PROXY -U user:p%40ss%3Aword")  # curl decodes the value of -U, too
        undecoded = "Basic dXNlcjpwJTQwc3MlM0F3b3Jk"  # user:p%40ss%3Aword
        with Proxy("reject-encoded-password") as proxy:
            for line in right:
                for url in (HTTP, HTTPS):
                    got = proxy.curl(f"-o /dev/null -w '%{{http_code}}' --cacert CA {line}", url)
                    self.assertEqual(got.stdout, "200", line + got.stderr)
            for url in (HTTP, HTTPS):
                proxy.curl(f"-x http://PROXY --proxy-header 'Proxy-Authorization: {undecoded}'", url)
                seen = self.assert_named(proxy, "wrong-credentials", "percent-encoding-not-decoded")
                self.assertIn("p%40ss%3Aword", seen["message"])
                self.assert_command_works(seen)

    def test_raw_at_sign_and_colon_in_the_url_never_reach_the_proxy(self):
        with Proxy("reject-encoded-password") as proxy:
            got = proxy.curl("-x http://user:p@ss:word@PROXY")
            self.assertEqual(got.returncode, 5, "curl 7.88: unsupported proxy syntax")
            self.assertEqual(proxy.exchanges(), [])

    def test_literal_percent(self):
        with Proxy("literal-percent-password") as proxy:
            for line in ("-x http://user:p%40ss%3Aword@PROXY", "-x http://PROXY -U user:p%40ss%3Aword"):
                proxy.curl(line)
                seen = proxy.last()
                self.assertEqual(seen["cause"], "wrong-credentials")
                self.assertIn("percent-decoded-twice", [seen["finding"], *seen["candidates"]])
                self.assert_command_works(seen)

    def test_addresses(self):
        with Proxy("ip-allowlist") as proxy:
            got = proxy.curl("-o /dev/null -w '%{http_code}' -x http://PROXY")
            self.assertEqual(got.stdout, "200")
            for line in ("", "-U user:pass"):
                got = proxy.curl(f"--interface 127.0.0.2 -o /dev/null -w '%{{http_code}}' "
                                 f"-x http://PROXY {line}")
                self.assertEqual(got.stdout, "407")
                self.assertEqual(proxy.last()["cause"], "address-not-allowed")

    def test_credentials_on_an_allowlist_proxy(self):
        with Proxy("ip-allowlist-refuses-credentials") as proxy:
            proxy.curl("-x http://user:pass@PROXY")
            self.assert_command_works(self.assert_named(
                proxy, "address-not-allowed", "credentials-on-allowlist-proxy"))

    def test_digest_demanded_basic_sent(self):
        for scenario in ("digest", "digest-sha256"):
            with Proxy(scenario) as proxy:
                for url in (HTTP, HTTPS):
                    proxy.curl("-x http://PROXY -U user:pass", url)
                    seen = self.assert_named(
                        proxy, "wrong-place-or-scheme", "basic-instead-of-digest")
                    self.assert_command_works(seen)

    def test_digest_challenge_then_success(self):
        with Proxy("digest") as proxy:
            for url in (HTTP, HTTPS):
                got = proxy.curl("-o /dev/null -w '%{http_code}' --cacert CA --proxy-digest "
                                 "-x http://PROXY -U user:pass", url)
                self.assertEqual(got.stdout, "200", got.stderr)
            verdicts = [e["verdict"] for e in proxy.exchanges() if e["recorder"] == "proxy"]
            self.assertEqual(verdicts, ["challenged", "accepted"] * 2)

    def test_wrong_password_by_every_scheme(self):
        for scenario, option in (("basic", ""), ("digest", "--proxy-digest"),
                                 ("digest-sha256", "--proxy-digest")):
            with Proxy(scenario) as proxy:
                proxy.curl(f"-x http://PROXY -U user:nope {option}")
                seen = proxy.last()
                self.assertEqual(seen["cause"], "wrong-credentials", seen)
                self.assert_command_works(seen)

    def test_401_and_403_of_the_target_are_not_a_407(self):
        with Proxy("basic") as proxy:
            for status in ("401", "403"):
                for url in (f"http://origin.test/status/{status}",
                            f"https://origin.test/status/{status}"):
                    got = proxy.curl("-o /dev/null -w '%{http_code}' --cacert CA "
                                     "-x http://user:pass@PROXY", url)
                    self.assertEqual(got.stdout, status, got.stderr)
            self.assertEqual([e for e in proxy.exchanges() if e["cause"]], [])

    def test_origin_form_is_explained(self):
        with Proxy("basic") as proxy:
            got = shell(f"curl -sS -m 10 http://127.0.0.1:{proxy.port}/ip")
            self.assertIn("proxy", got.stdout)
            self.assertEqual(proxy.last()["status"], 400)

    def test_user_option_replaces_the_credentials(self):
        with Proxy("basic", "--user", "alice@corp:p:w %41'\"é") as proxy:
            proxy.curl("-x http://PROXY -U user:pass")
            self.assert_command_works(proxy.last())

    def test_nothing_of_the_proxys_reaches_the_origin(self):
        with Proxy("basic") as proxy:
            for url in ("http://origin.test/headers", "https://origin.test/headers"):
                got = proxy.curl("--cacert CA -x http://user:pass@PROXY", url)
                self.assertEqual(got.returncode, 0, got.stderr)
                self.assertNotIn("dXNlcjpwYXNz", got.stdout)
                self.assertNotIn("Proxy-", got.stdout)


if __name__ == "__main__":
    proxy_support.Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
