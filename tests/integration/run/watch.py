#!/usr/bin/env python3
"""serve --watch: a scenario's file that changes while it is served.

usage: watch.py PROGRAM [unittest arguments]
"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.client import Client, get  # noqa: E402
from support.proxy import Proxy, clean_environment  # noqa: E402


def basic(pair):
    return b"Proxy-Authorization: Basic " + base64.b64encode(pair.encode()) + b"\r\n"


def scenario(password, **more):
    return {"id": "mine", "client": {"user": "alice", "password": password},
            "users": [{"user": "alice", "password": password}],
            "proxy": {"authentication": [{"scheme": "basic"}]}, **more}


class Watched(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name) / "mine.json"
        self.write(json.dumps(scenario("first")))

    def write(self, text):
        """As editors do: another file takes the place of the old one."""
        new = self.file.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        os.replace(new, self.file)

    def serve(self, *arguments):
        proxy = Proxy(str(self.file), "--watch", *arguments)
        self.addCleanup(proxy.__exit__, None)
        return proxy

    def wait_for(self, proxy, words):
        """What serve has said up to then."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            said = pathlib.Path(proxy.errors.name).read_text(encoding="utf-8")
            if words in said:
                return said
            time.sleep(0.02)
        self.fail(f"serve never said {words!r}: {said}")

    def status(self, client, password):
        client.send(get(basic("alice:" + password)))
        return client.response()[0]

    def test_good_one_is_taken_over_and_connections_stay(self):
        proxy = self.serve()
        with Client(proxy) as kept:
            self.assertEqual(self.status(kept, "first"), 200)
            self.write(json.dumps(scenario("second")))
            self.wait_for(proxy, "has changed and is served from its beginning")
            self.assertEqual(self.status(kept, "first"), 407)
            self.assertEqual(self.status(kept, "second"), 200)
            with Client(proxy) as new:
                self.assertEqual(self.status(new, "second"), 200)

    def test_broken_one_is_told_and_the_old_one_goes_on(self):
        proxy = self.serve()
        with Client(proxy) as kept:
            self.assertEqual(self.status(kept, "first"), 200)
            self.write('{"id": "mine", "proxy": {\n  "schemas": 1}}')
            said = self.wait_for(proxy, "what it held before is still served")
            self.assertIn("mine.json:2:", said)
            self.assertIn("schemas", said)
            self.assertEqual(self.status(kept, "first"), 200)
            self.write(json.dumps(scenario("second")))
            self.wait_for(proxy, "has changed and is served")
            self.assertEqual(self.status(kept, "second"), 200)

    def test_file_that_goes_and_comes_back(self):
        proxy = self.serve()
        self.file.unlink()
        self.wait_for(proxy, "is no file any more; what it held before is still served")
        with Client(proxy) as client:
            self.assertEqual(self.status(client, "first"), 200)
        self.write(json.dumps(scenario("second")))
        self.wait_for(proxy, "has changed and is served")
        with Client(proxy) as client:
            self.assertEqual(self.status(client, "second"), 200)

    def test_script_begins_again(self):
        steps = {"steps": [{"name": "one", "authentication": [{"scheme": "basic"}],
                            "until": [{"requests": 1}]},
                           {"name": "two", "answer": {"status": 503}}]}
        self.write(json.dumps(scenario("first", proxy=steps)))
        proxy = self.serve()
        with Client(proxy) as client:
            self.assertEqual([self.status(client, "first") for _ in range(2)], [200, 503])
            self.write(json.dumps(scenario("first", proxy=steps, title="again")))
            self.wait_for(proxy, "has changed and is served")
            self.assertEqual([self.status(client, "first") for _ in range(2)], [200, 503])

    def test_options_hold_for_the_new_one(self):
        proxy = self.serve("--user", "alice:mine")
        with Client(proxy) as client:
            self.assertEqual(self.status(client, "mine"), 200)
            self.write(json.dumps(scenario("second")))
            self.wait_for(proxy, "has changed and is served")
            self.assertEqual(self.status(client, "mine"), 200)
            self.assertEqual(self.status(client, "second"), 407)

    def test_same_content_changes_nothing(self):
        proxy = self.serve()
        self.write(json.dumps(scenario("first")))
        time.sleep(0.8)  # several looks
        self.assertEqual(pathlib.Path(proxy.errors.name).read_text(encoding="utf-8").count("changed"), 0)

    def test_another_port_ends_the_connections(self):
        proxy = self.serve()
        with Client(proxy) as client:
            self.assertEqual(self.status(client, "first"), 200)
            self.write(json.dumps(scenario("first", listener={"tls": True})))
            self.wait_for(proxy, "has changed and is served")
            self.assertEqual(client.rest(), b"")

    def test_change_between_head_and_content_leaves_the_request_alone(self):
        proxy = self.serve()
        with Client(proxy) as client:
            client.send(b"POST http://origin.test/post HTTP/1.1\r\nHost: origin.test\r\n"
                        + basic("alice:first") + b"Content-Length: 4\r\n\r\nab")
            time.sleep(0.1)
            self.write(json.dumps(scenario("second")))
            self.wait_for(proxy, "has changed and is served")
            client.send(b"cd")
            self.assertEqual(client.response()[0], 200)
            self.assertEqual(self.status(client, "second"), 200)


class Mistakes(unittest.TestCase):
    def refused(self, *arguments):
        done = subprocess.run([Proxy.program, "serve", *arguments], capture_output=True, text=True,
                              timeout=20, check=False, env=clean_environment())
        self.assertEqual(done.returncode, 2, done.stderr)
        return done.stderr

    def test_name_is_no_file(self):
        self.assertIn("--watch is for a scenario's file", self.refused("basic", "--watch"))

    def test_env_file_does_not_go_with_it(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(scenario("first"), file)
            file.flush()
            self.assertIn("--env-file", self.refused(file.name, "--watch", "--env-file", "-"))


if __name__ == "__main__":
    Proxy.program = sys.argv.pop(1)
    unittest.main()
