#!/usr/bin/env python3
"""The real curl 7.88 against every Digest scenario: what it does right, and what it does wrong as the
finding, the remark or the check that names it.

usage: curl.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
import support.proxy as proxy_support  # noqa: E402

HTTP = "http://origin.test/ip"
HTTPS = "https://origin.test/ip"
# The nonce lives as long as a transfer: redirects and repeats are requests with the same one.
THREE = ("-L", "http://origin.test/redirect-to?url=http://origin.test/redirect-to%3Furl%3D" + HTTP)
PATH = "digest-uri-in-origin-form"  # of every absolute-form request that curl makes

RIGHT = (
    "digest", "digest-sha256", "digest-md5-sess", "digest-sha256-sess", "digest-auth-int",
    "digest-auth-or-auth-int", "digest-rfc2069", "digest-no-algorithm", "digest-userhash",
    "digest-nextnonce", "digest-rspauth", "digest-rspauth-wrong", "digest-nonce-expires",
    "digest-nc-strict", "digest-opaque", "digest-realm-quotes", "digest-stale", "digest-utf8")
# SHA-512-256 is SHA-256 by another name there; the first challenge is the one it takes.
WRONG_HASH = ("digest-sha512-256", "digest-sha512-256-sess", "digest-three-algorithms")
OTHER_USER = {"digest-utf8": "Jäsøn Doe:Secret, or not?"}


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, timeout=40, check=False,
                          env=proxy_support.clean_environment())


class Proxy(proxy_support.Proxy):
    def curl(self, *words, option="--proxy-digest", user="user:pass"):
        """The status, or that of the CONNECT, and what the proxy saw after the first 407."""
        before = len(self.exchanges())
        got = run("curl", "-sS", "-m", "20", "-o", str(self.ca_file.parent / "content"), "-w",
                  "%{http_code} %{http_connect} ",
                  "--cacert", str(self.ca_file), "-x", f"http://127.0.0.1:{self.port}", "-U", user,
                  option, *words)
        seen = [e for e in self.exchanges()[before:] if e["recorder"] == "proxy"]
        for exchange in seen:
            exchange["remarks"].remove("proxy-connection-sent")
        return got.stdout.split(), seen


class Curl(unittest.TestCase):
    def test_gets_most_of_it_right(self):
        for name in RIGHT:
            for option in ("--proxy-digest", "--proxy-anyauth"):
                with self.subTest(f"{name} {option}"), Proxy(name) as proxy:
                    user = OTHER_USER.get(name, "user:pass")
                    status, seen = proxy.curl(HTTP, option=option, user=user)
                    self.assertEqual(status, ["200", "000"], seen[-1])
                    self.assertEqual([(e["verdict"], e["remarks"]) for e in seen],
                                     [("challenged", []), ("accepted", [PATH])])
                    status, seen = proxy.curl(HTTPS, option=option, user=user)
                    self.assertEqual(status, ["200", "200"], seen[-1])
                    self.assertEqual([(e["verdict"], e["remarks"]) for e in seen],
                                     [("challenged", []), ("accepted", [])])

    def assert_refused(self, proxy, url, finding, *more, option="--proxy-digest"):
        _, seen = proxy.curl(url, *more, option=option)
        self.assertEqual([(e["verdict"], e["finding"]) for e in seen],
                         [("challenged", "no-credentials"), ("refused", finding)])

    def test_hashes_with_sha256_where_sha512_256_is_asked_for(self):
        for name in WRONG_HASH:
            for option in ("--proxy-digest", "--proxy-anyauth"):
                with self.subTest(f"{name} {option}"), Proxy(name) as proxy:
                    for url in (HTTP, HTTPS):
                        self.assert_refused(proxy, url, "digest-sha-256-for-sha-512-256", option=option)

    def test_sends_the_path_as_uri(self):
        with Proxy("digest-strict-uri") as proxy:
            self.assert_refused(proxy, HTTP, PATH)
            self.assertEqual(proxy.last()["status"], 400)
            self.assertEqual(proxy.curl(HTTPS)[0], ["200", "200"])

    def test_hashes_no_content_with_auth_int(self):
        with Proxy("digest-auth-int") as proxy:
            self.assert_refused(proxy, "http://origin.test/post", "digest-no-content-hashed", "-d", "content")

    def test_stops_although_the_nonce_is_fresh(self):
        with Proxy("digest-fresh-nonce-forever") as proxy:
            for url in (HTTP, HTTPS):
                self.assert_refused(proxy, url, "digest-wrong-response")

    def test_ignores_nextnonce_and_honours_stale(self):
        with Proxy("digest-nextnonce") as proxy:
            status, seen = proxy.curl(*THREE)
            self.assertEqual(status, ["200", "000"])
            used_up = [("challenged", "digest-nonce-used-up", ["nextnonce-ignored"]),
                       ("accepted", None, [PATH])]
            self.assertEqual(
                [(e["verdict"], e["finding"], e["remarks"]) for e in seen],
                [("challenged", "no-credentials", []), ("accepted", None, [PATH])] + used_up * 2)

    def test_takes_the_new_nonce_when_the_old_one_expires(self):
        with Proxy("digest-nonce-expires") as proxy:
            status, seen = proxy.curl("http://origin.test/status/503", "--retry", "1",
                                      "--retry-delay", "2")
            self.assertEqual(status, ["503", "000"])
            self.assertEqual([e["finding"] for e in seen],
                             ["no-credentials", None, "digest-nonce-expired", None])

    def test_counts_on_one_nonce_and_keeps_its_session(self):
        for name in ("digest-nc-strict", "digest-md5-sess", "digest-sha256-sess"):
            with self.subTest(name), Proxy(name) as proxy:
                _, seen = proxy.curl(*THREE)
                self.assertEqual([e["verdict"] for e in seen], ["challenged"] + ["accepted"] * 3)

    def test_the_checks_say_the_same(self):
        command = ("curl", "-sS", "--proxy-digest", "-U", "user:pass",
                   "-o", "/dev/null", *THREE)
        for name, failing in (
                ("digest-auth-or-auth-int", []), ("digest-nc-strict", []), ("digest-rfc2069", []),
                ("digest-opaque", []), ("digest-userhash", []), ("digest-rspauth", []),
                ("digest-nextnonce", ["nextnonce-used"]),
                ("digest-sha512-256", ["authenticated", "credentials-exact", "answered-challenge"])):
            with self.subTest(name):
                done = run(proxy_support.Proxy.program, "run", "--scenario", name, "--", *command)
                report = (done.stdout + done.stderr).splitlines()
                marked = [line.split()[:2] for line in report if line.startswith(("  FAIL", "  lax"))]
                # The path alone in uri is what the proxy forgives curl (RFC 7616 section 3.4).
                broken = [check for _, check in marked if check != "digest-uri-in-origin-form"]
                self.assertEqual(broken, failing, "\n".join(report))
                self.assertEqual(done.returncode == 0, "FAIL" not in dict(marked))


if __name__ == "__main__":
    proxy_support.Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
