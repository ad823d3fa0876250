#!/usr/bin/env python3
"""Digest on the wire: a reference client against every Digest scenario, each way to go wrong under
its name, and what the real curl 7.88 makes of them.

usage: digest.py PROGRAM [unittest arguments]
"""
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
import digest_client  # noqa: E402
import support.proxy as proxy_support  # noqa: E402
from support.client import Client, Origin, connect, get  # noqa: E402

HTTP = "http://origin.test/ip"
POST = "http://origin.test/post"
TUNNEL = "origin.test:443"
BODY = b"what is hashed"


def scenario(*schemes, **keys):
    user = {"user": "user", "password": "pass"}
    return {"id": "made", "title": "t", "story": "s", "family": "digest", "links": [],
            "client": user, "users": [user],
            "proxy": {"authentication": [{"scheme": "digest", **scheme} for scheme in schemes]},
            "expect": [{"check": "authenticated"}], **keys}


def post(fields, content=BODY, more=b""):
    return (b"POST http://origin.test/post HTTP/1.1\r\nHost: origin.test\r\n" + more +
            (b"" if b"chunked" in more else b"Content-Length: %d\r\n" % len(content)) +
            fields + b"\r\n" + content)


class Session:
    """A connection to the proxy with a client of Digest on it."""

    def __init__(self, proxy, **client):
        self.proxy = proxy
        self.digest = digest_client.Client(**client)
        self.wire = Client(proxy)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.wire.__exit__()

    def send(self, octets, to_head=False):
        """status, fields, content; on a new connection where the proxy has closed the last one"""
        self.wire.send(octets)
        answer = self.wire.response(to_head)
        if answer[1].get("connection") == "close":
            self.wire.__exit__()
            self.wire = Client(self.proxy)
        return answer

    def ask(self, octets=get()):
        status, fields, _ = self.send(octets)
        assert status == 407, (status, fields)
        self.digest.take(fields["proxy-authenticate"])

    def get(self, **how):
        return self.send(get(self.digest.answer("GET", HTTP, **how)))

    def post(self, content=BODY, more=b"", **how):
        return self.send(post(self.digest.answer("POST", POST, content, **how), content, more))


class DigestTest(unittest.TestCase):
    def assert_named(self, proxy, finding, cause="wrong-credentials"):
        seen = proxy.last()
        self.assertEqual((seen["cause"], seen["finding"]), (cause, finding), seen)
        return seen


class Good(DigestTest):
    """What the reference client does is right, whichever scenario it meets."""

    SCENARIOS = (
        "digest", "digest-sha256", "digest-md5-sess", "digest-sha256-sess", "digest-sha512-256",
        "digest-sha512-256-sess", "digest-auth-int", "digest-auth-or-auth-int", "digest-rfc2069",
        "digest-no-algorithm", "digest-userhash", "digest-rspauth", "digest-nc-strict",
        "digest-opaque", "digest-strict-uri", "digest-realm-quotes", "digest-three-algorithms",
        "digest-nonce-expires")

    def test_several_requests_on_one_nonce(self):
        for name in self.SCENARIOS:
            with self.subTest(name), proxy_support.Proxy(name) as proxy, Session(proxy) as session:
                session.ask()
                for _ in range(2):
                    self.assertEqual(session.get()[0], 200, proxy.last())
                status, _, content = session.post()
                self.assertEqual(status, 200, proxy.last())
                self.assertIn(BODY, content, "the content reached the origin")
                session.ask(connect())
                fields = session.digest.answer("CONNECT", TUNNEL)
                self.assertEqual(session.send(connect(fields))[0], 200, proxy.last())
                remarks = [e["remarks"] for e in proxy.exchanges()]
                self.assertEqual(remarks, [[]] * 6)

    def test_each_of_three_algorithms_is_taken(self):
        with proxy_support.Proxy("digest-three-algorithms") as proxy, Session(proxy) as session:
            for algorithm in ("SHA-512-256", "SHA-256", "MD5"):
                session.wire.send(get())
                head = session.wire.read_until(b"\r\n\r\n").decode()
                length = int(head.lower().split("content-length: ")[1].split("\r\n")[0])
                session.wire.read(length)
                [line] = [l for l in head.split("\r\n") if f"algorithm={algorithm}" in l]
                session.digest.take(line.removeprefix("Proxy-Authenticate: "))
                self.assertEqual(session.get()[0], 200, algorithm)

    def test_a_name_beyond_ascii(self):
        for star in (True, False):
            with proxy_support.Proxy("digest-utf8") as proxy, \
                    Session(proxy, user="Jäsøn Doe", password="Secret, or not?",
                            username_star=star) as session:
                session.ask()
                self.assertEqual(session.get()[0], 200, proxy.last())
                self.assertEqual(proxy.last()["user"], "Jäsøn Doe")


class AuthInt(DigestTest):
    def test_expect_100_continue_is_answered_before_the_verdict(self):
        with proxy_support.Proxy("digest-auth-int") as proxy, Session(proxy) as session:
            session.ask()
            for content, status in ((b"other", 407), (BODY, 200)):
                fields = session.digest.answer("POST", POST, BODY)
                head = post(fields, BODY, b"Expect: 100-continue\r\n")[:-len(BODY)]
                session.wire.send(head)
                self.assertEqual(session.wire.response()[0], 100)
                session.wire.send(content.ljust(len(BODY)))
                self.assertEqual(session.wire.response()[0], status, proxy.last())
            self.assertEqual([e["verdict"] for e in proxy.exchanges()],
                             ["challenged", "refused", "accepted"], "one exchange for each")

    def test_chunks_are_hashed_without_their_coding(self):
        chunks = b"4\r\nwhat\r\na\r\n is hashed\r\n0\r\n\r\n"
        with proxy_support.Proxy("digest-auth-int") as proxy, Session(proxy) as session:
            session.ask()
            fields = session.digest.answer("POST", POST, BODY)
            status, _, content = session.send(
                post(fields, chunks, b"Transfer-Encoding: chunked\r\n"))
            self.assertEqual(status, 200, proxy.last())
            self.assertIn(BODY, content)

    def test_wrong_hashes_of_the_content_are_named(self):
        coded = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)
        for finding, hashed in (("digest-no-content-hashed", b""), ("digest-chunked-content-hashed", coded)):
            with proxy_support.Proxy("digest-auth-int") as proxy, Session(proxy) as session:
                session.ask()
                self.assertEqual(session.post(hashed={"content": hashed})[0], 407)
                self.assert_named(proxy, finding)
                self.assertEqual(session.post()[0], 200, "the connection goes on")

    def test_the_steps_of_a_script_count_a_request_once(self):
        steps = [{"name": "one", "until": [{"requests": 2}]},
                 {"name": "two", "answer": {"status": 403, "body": "No longer.\n"}}]
        made = scenario({"qop": ["auth-int"], "rspauth": "right"})
        made["proxy"]["steps"] = steps
        with proxy_support.Proxy(made) as proxy, Session(proxy) as session:
            session.ask()
            self.assertEqual(session.post()[0], 200)
            status, fields, content = session.post()
            self.assertEqual((status, content), (403, b"No longer.\n"))
            self.assertTrue(session.digest.read_info(
                fields["proxy-authentication-info"], content), "of our own answer, too")
            self.assertEqual([e["step"] for e in proxy.exchanges()], ["one", "one", "two"])

    def test_content_that_is_cut_off_or_malformed_is_one_exchange(self):
        with proxy_support.Proxy("digest-auth-int") as proxy:
            for end, complaint in ((b"zz\r\nwhat\r\n", "malformed-chunks"), (b"4\r\nwh", "content-cut-off")):
                with Session(proxy) as session:
                    session.ask()
                    fields = session.digest.answer("POST", POST, BODY)
                    session.wire.send(post(fields, end, b"Transfer-Encoding: chunked\r\n"))
                    if complaint == "content-cut-off":
                        session.wire.socket.shutdown(1)
                    session.wire.rest()
                    seen = proxy.last()
                    self.assertEqual((seen["verdict"], seen["complaint"]),
                                     ("malformed", complaint), seen)

    def test_content_beyond_the_limit_is_one_exchange(self):
        with proxy_support.Proxy("digest-auth-int") as proxy, Session(proxy) as session:
            session.ask()
            fields = session.digest.answer("POST", POST)
            session.wire.send(post(fields, b"").replace(b"Length: 0", b"Length: 99999999999"))
            self.assertEqual(session.wire.response()[0], 413)
            self.assertEqual([(e["verdict"], e["complaint"]) for e in proxy.exchanges()],
                             [("challenged", None), ("malformed", "content-too-large")])

    def test_a_real_target_gets_the_content(self):
        def serve(connection):
            octets = b""
            while BODY not in octets and (piece := connection.recv(65536)):
                octets += piece
            seen.append(octets)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"
                               b"Proxy-Authentication-Info: nextnonce=\"theirs\"\r\n\r\nok")

        seen = []
        with Origin(serve) as origin:
            made = scenario({"qop": ["auth-int"], "rspauth": "right"},
                            origin={"forward": [f"127.0.0.1:{origin.port}"]})
            target = f"http://127.0.0.1:{origin.port}/x"
            with proxy_support.Proxy(made) as proxy, Session(proxy) as session:
                session.ask()
                octets = post(session.digest.answer("POST", target, BODY)).replace(
                    POST.encode(), target.encode(), 1)
                status, fields, content = session.send(octets)
                self.assertEqual(status, 200, proxy.last())
                self.assertTrue(seen[0].endswith(BODY), seen)
                self.assertTrue(session.digest.read_info(
                    fields["proxy-authentication-info"], content))
                self.assertNotIn("theirs", fields["proxy-authentication-info"])


class Info(DigestTest):
    """Proxy-Authentication-Info."""

    def test_rspauth_is_right_on_every_kind_of_answer(self):
        for qop in ("auth", "auth-int", ""):
            made = scenario({"qop": [qop] if qop else [], "rspauth": "right"})
            with proxy_support.Proxy(made) as proxy, Session(proxy) as session:
                session.ask()
                for method in ("GET", "HEAD"):
                    fields = session.digest.answer(method, HTTP)
                    octets = get(fields).replace(b"GET", method.encode(), 1)
                    status, fields, content = session.send(octets, method == "HEAD")
                    self.assertEqual(status, 200, proxy.last())
                    self.assertTrue(session.digest.read_info(
                        fields["proxy-authentication-info"], content), (qop, method, fields))
                for status in (204, 304, 404):
                    url = f"http://origin.test/status/{status}"
                    seen, fields, content = session.send(
                        get(session.digest.answer("GET", url), f"/status/{status}".encode()))
                    self.assertEqual(seen, status)
                    self.assertTrue(session.digest.read_info(
                        fields["proxy-authentication-info"], content), (qop, status, fields))
                session.ask(connect())
                status, fields, _ = session.send(
                    connect(session.digest.answer("CONNECT", TUNNEL)))
                self.assertEqual(status, 200, proxy.last())
                self.assertTrue(
                    session.digest.read_info(fields["proxy-authentication-info"]), fields)

    def test_rspauth_can_be_wrong(self):
        with proxy_support.Proxy("digest-rspauth-wrong") as proxy, Session(proxy) as session:
            session.ask()
            status, fields, content = session.get()
            self.assertEqual(status, 200)
            self.assertFalse(session.digest.read_info(
                fields["proxy-authentication-info"], content))

    def test_a_streamed_answer_has_no_rspauth_for_auth_int(self):
        url = "http://origin.test/stream/2"
        for qop, there in (("auth", True), ("auth-int", False)):
            made = scenario({"qop": [qop], "rspauth": "right", "nextnonce": True})
            with proxy_support.Proxy(made) as proxy, Session(proxy) as session:
                session.ask()
                status, fields, content = session.send(
                    get(session.digest.answer("GET", url), b"/stream/2"))
                self.assertEqual(status, 200, proxy.last())
                info = fields["proxy-authentication-info"]
                self.assertIn("nextnonce=", info)
                self.assertEqual(session.digest.read_info(info, content), there, info)

    def test_nextnonce_saves_the_407(self):
        for algorithm in ("SHA-256", "SHA-256-sess"):
            made = scenario({"nonce_uses": 1, "nextnonce": True, "algorithm": algorithm})
            with proxy_support.Proxy(made) as proxy, Session(proxy) as session:
                session.ask()
                for _ in range(3):
                    status, fields, _ = session.get()
                    self.assertEqual(status, 200, proxy.last())
                    session.digest.read_info(fields["proxy-authentication-info"])
                session.ask(connect())
                status, fields, _ = session.send(
                    connect(session.digest.answer("CONNECT", TUNNEL)))
                self.assertEqual(status, 200)
                self.assertIn("nextnonce=", fields["proxy-authentication-info"])
                self.assertEqual([e["remarks"] for e in proxy.exchanges()], [[]] * 6)

    def test_nextnonce_ignored_is_remarked(self):
        with proxy_support.Proxy("digest-nextnonce") as proxy, Session(proxy) as session:
            session.ask()
            session.get()
            status, fields, _ = session.get()
            self.assertEqual(status, 407)
            self.assertIn("stale=true", fields["proxy-authenticate"])
            self.assertEqual(proxy.last()["remarks"], ["nextnonce-ignored"])
            session.get()
            self.assertEqual(proxy.last()["remarks"], ["nextnonce-ignored", "old-nonce-reused"])

    def test_a_session_begun_anew_at_its_nextnonce_is_named(self):
        made = scenario({"nextnonce": True, "algorithm": "SHA-256-sess"})
        with proxy_support.Proxy(made) as proxy, Session(proxy) as session:
            session.ask()
            _, fields, _ = session.get()
            session.digest.read_info(fields["proxy-authentication-info"])
            session.digest.first = (session.digest.nonce, session.digest.cnonce)
            self.assertEqual(session.get()[0], 407)
            self.assert_named(proxy, "digest-session-with-current-nonce")


class Wrong(DigestTest):
    """Each way to go wrong under its name."""

    def test_by_name(self):
        rows = (
            ("digest-auth-or-auth-int", "digest-qop-list-copied", 400,
             {"sent": {"qop": '"auth-int , auth"'}}),
            ("digest-auth-or-auth-int", "digest-qop-list-hashed", 407,
             {"qop": "auth", "hashed": {"qop": "auth-int,auth"}}),
            ("digest-auth-int", "digest-auth-for-auth-int", 400, {"qop": "auth"}),
            ("digest-rfc2069", "digest-qop-without-offer", 400, {"qop": "auth"}),
            ("digest-opaque", "digest-opaque-altered", 400, {"sent": {"opaque": '"x"'}}),
            ("digest-userhash", "digest-userhash-not-said", 407, {"sent": {"userhash": None}}),
            ("digest-userhash", "digest-unknown-user", 407, {"sent": {"username": '"user"'}}),
            ("digest-no-algorithm", "digest-algorithm-not-offered", 400,
             {"sent": {"algorithm": "SHA-256"}}),
            ("digest-sha256-sess", "digest-session-ignored", 407, {"hashed": None}),
        )
        for name, finding, status, how in rows:
            with self.subTest(finding), proxy_support.Proxy(name) as proxy, \
                    Session(proxy) as session:
                session.ask()
                if finding == "digest-session-ignored":
                    plain = digest_client.Client()
                    plain.take('Digest realm="proxy407", qop="auth", opaque="407", '
                               f'algorithm=SHA-256, nonce="{session.digest.nonce}"')
                    session.digest, how = plain, {"sent": {"algorithm": "SHA-256-sess"}}
                self.assertEqual(session.get(**how)[0], status, proxy.last())
                self.assert_named(proxy, finding)

    def test_departures_that_do_not_hinder(self):
        rows = (
            ("digest-sha256", {"sent": {"qop": '"auth"'}}, "quoted-qop"),
            ("digest-sha256", {"sent": {"opaque": None}}, "opaque-missing"),
            ("digest-rfc2069", {"sent": {"nc": "00000001"}}, "digest-count-without-qop"),
        )
        for name, how, remark in rows:
            with self.subTest(remark), proxy_support.Proxy(name) as proxy, \
                    Session(proxy) as session:
                session.ask()
                self.assertEqual(session.get(**how)[0], 200, proxy.last())
                self.assertEqual(proxy.last()["remarks"], [remark])

    def test_counts_that_fall(self):
        with proxy_support.Proxy("digest-nc-strict") as proxy, Session(proxy) as session:
            session.ask()
            session.digest.count = 4
            self.assertEqual(session.get()[0], 200)
            session.digest.count = 1
            status, fields, _ = session.get()
            self.assertEqual(status, 407)
            self.assertIn("stale=true", fields["proxy-authenticate"])
            self.assert_named(proxy, "digest-nc-decreased")
            session.digest.take(fields["proxy-authenticate"])
            self.assertEqual(session.get()[0], 200)

    def test_a_fresh_nonce_for_ever(self):
        with proxy_support.Proxy("digest-fresh-nonce-forever") as proxy, Session(proxy) as session:
            session.ask()
            nonces = set()
            for _ in range(3):
                nonces.add(session.digest.nonce)
                status, fields, _ = session.get()
                self.assertEqual(status, 407)
                self.assertNotIn("stale", fields["proxy-authenticate"])
                self.assert_named(proxy, "digest-wrong-response")
                session.digest.take(fields["proxy-authenticate"])
            self.assertEqual(len(nonces), 3)


if __name__ == "__main__":
    proxy_support.Proxy.program = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=sys.argv, verbosity=1)
