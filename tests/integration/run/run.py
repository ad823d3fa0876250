#!/usr/bin/env python3
"""`proxy407 run` around real commands: what they are given, what is printed, how it ends.

usage: run.py PROGRAM [unittest arguments]
"""
import json
import os
import pathlib
import pty
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[2]))
from support.program import CURL, Program  # noqa: E402

program = Program(sys.argv.pop(1))
run = program.run


class Verdicts(unittest.TestCase):
    def test_a_client_that_does_right(self):
        for url in ("http://origin.test/ip", "https://origin.test/ip"):
            done = run("--", *CURL, url)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout), {"origin": "127.0.0.1"})
            self.assertIn("PASS", done.stderr)

    def test_a_client_that_does_not_trust_the_authority_does_not_pass(self):
        leave = ("import os, socket, ssl\n"
                 "address = os.environ['PROXY407_URL'].split('//')[1].split(':')\n"
                 "client = socket.create_connection(tuple(address))\n"
                 "client.sendall(b'CONNECT a.test:443 HTTP/1.1\\r\\nHost: a.test:443\\r\\n'\n"
                 "               b'Proxy-Authorization: Basic dXNlcjpwYXNz\\r\\n\\r\\n')\n"
                 "client.recv(65536)\n"
                 "context = ssl._create_unverified_context()\n"
                 "context.wrap_socket(client, server_hostname='a.test').close()\n")
        distrusts = [*CURL, "--cacert", "/etc/ssl/certs/ca-certificates.crt"]
        for command, finding in (
                ([*distrusts, "https://origin.test/ip"], "certificate-not-trusted"),
                ([sys.executable, "-S", "-c", leave], "tls-without-request")):
            for scenario in ("basic", "ip-remembered"):
                with self.subTest(finding, scenario=scenario):
                    done = run("--scenario", scenario, "--json", "-", "--", *command)
                    self.assertEqual(done.returncode, 1, done.stderr)
                    self.assertNotIn("PASS", done.stderr)
                    self.assertIn(f"  {finding}  ", done.stderr)
                    self.assertIn("nothing was sent inside the tunnel", done.stderr.replace(
                        "\n" + " " * (len(finding) + 4), " "))
                    self.assertIn("PROXY407_CA_FILE", done.stderr)
                    self.assertEqual(json.loads(done.stdout)["obstacle"]["finding"], finding)

    def test_a_wrong_password_is_named(self):
        done = run("--no-proxy-env", "--", "sh", "-c",
                   'curl -sS --fail -x "$PROXY407_URL" -U user:Pass "$PROXY407_HTTP_TARGET"')
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("wrong-credentials/", done.stderr)
        self.assertIn("FAIL  authenticated", done.stderr)
        self.assertIn("The command: exit code 22", done.stderr)

    def test_no_proxy_hides_no_client(self):
        done = run("--", *CURL, "http://origin.test/ip",
                   env={"NO_PROXY": "*", "no_proxy": "origin.test"})
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_what_a_client_sent_before_it_went_is_judged(self):
        script = ("import os, socket\n"
                  "host, port = os.environ['PROXY407_URL'].split('//')[1].split(':')\n"
                  "socket.create_connection((host, int(port))).sendall("
                  "b'GET http://origin.test/ HTTP/1.1\\r\\nHost: origin.test\\r\\n\\r\\n')\n"
                  "os._exit(0)\n")
        for _ in range(5):
            done = run("--", sys.executable, "-S", "-c", script)
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("no-credentials", done.stderr)


class Endings(unittest.TestCase):
    def test_the_commands_own_code_when_the_expectations_hold(self):
        done = run("--", "sh", "-c", 'curl -sS -o /dev/null "$PROXY407_HTTP_TARGET"; exit 9')
        self.assertEqual(done.returncode, 9, done.stderr)
        done = run("--", "sh", "-c", 'curl -sS -o /dev/null "$PROXY407_HTTP_TARGET"; kill -9 $$')
        self.assertEqual(done.returncode, 128 + signal.SIGKILL, done.stderr)
        done = run("--scenario", "ip-allowlist-unlisted", "--", *CURL, "http://origin.test/")
        self.assertEqual(done.returncode, 22, done.stderr)
        self.assertIn("PASS", done.stderr)

    def test_the_deadline(self):
        began = time.monotonic()
        done = run("--timeout", "1", "--", "sh", "-c", "sleep 600 & wait")
        self.assertEqual(done.returncode, 124)
        self.assertLess(time.monotonic() - began, 30)
        self.assertIn("killed at the deadline", done.stderr)

    def test_what_can_not_be_started(self):
        self.assertEqual(run("--", "no-such-program").returncode, 127)
        self.assertEqual(run("--", "/etc/passwd").returncode, 126)

    def test_wrong_usage(self):
        for words in ((), ("curl",), ("--",), ("curl", "--", "curl"), ("--timeout", "0", "--", "true"),
                      ("--user", "name", "--", "true"), ("--scenario", "basc", "--", "true")):
            self.assertEqual(run(*words).returncode, 2, words)
        self.assertIn("the command comes after --", run("curl", "http://a.test/").stderr)

    def test_a_signal_is_passed_on(self):
        with tempfile.TemporaryDirectory() as folder:
            ready = pathlib.Path(folder) / "ready"
            process = subprocess.Popen(
                [program.path, "run", "--", "sh", "-c",
                 f"trap 'echo got it; exit 0' TERM; touch {ready}; sleep 600 & wait"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            while not ready.exists():
                time.sleep(0.005)
            process.send_signal(signal.SIGTERM)
            out, _ = process.communicate(timeout=30)
            self.assertEqual((process.returncode, out), (128 + signal.SIGTERM, "got it\n"))


class Surroundings(unittest.TestCase):
    def seen(self, *options, script, **more):
        done = run(*options, "--quiet", "--", "sh", "-c", script, **more)
        return done.stdout

    def test_the_variables(self):
        script = ('echo "$http_proxy"; echo "$HTTPS_PROXY"; echo "$PROXY407_URL"; '
                  'echo "$PROXY407_USER $PROXY407_PASSWORD"; test -r "$SSL_CERT_FILE" && echo CA; '
                  'echo "${no_proxy-none}"')
        lines = self.seen("--user", "al:p@ss:w", script=script, env={"no_proxy": "x"}).splitlines()
        port = lines[2].rsplit(":", 1)[1]
        url = f"http://al:p%40ss%3Aw@127.0.0.1:{port}"
        self.assertEqual(lines, [url, url, f"http://127.0.0.1:{port}", "al p@ss:w", "CA", "none"])

    def test_a_scenario_without_credentials_hands_out_none(self):
        lines = self.seen("--scenario", "open", script='echo "$http_proxy"; env').splitlines()
        self.assertRegex(lines[0], r"^http://127\.0\.0\.1:\d+$")
        self.assertFalse([line for line in lines if line.startswith("PROXY407_USER")])

    def test_no_proxy_env(self):
        script = 'echo "${http_proxy-none} ${ALL_PROXY-none}"'
        seen = self.seen("--no-proxy-env", script=script, env={"http_proxy": "http://x:1"})
        self.assertEqual(seen, "none none\n")

    def test_what_a_scenario_hands_out(self):
        script = 'echo "$http_proxy $https_proxy $PLACE $SECOND"; cat "$NETRC"'
        words = self.seen_in({
            "client": {"user": "u", "password": "p"}, "users": [{"user": "u", "password": "p"}],
            "second_proxy": {"authentication": [], "client": None, "users": []},
            "handout": {
                "https_account": {"user": "other", "password": "w@rd"}, "netrc": "machine x",
                "environment": {"PLACE": "u:p@{place}", "SECOND": "{second_proxy}"}},
        }, script).split(maxsplit=4)
        place = words[0].removeprefix("http://u:p@")
        self.assertEqual(words[1:3], [f"http://other:w%40rd@{place}", f"u:p@{place}"])
        self.assertRegex(words[3], r"^http://127\.0\.0\.1:\d+$")
        self.assertEqual(words[4], "machine x")

    def seen_in(self, keys, script):
        scenario = {"id": "mine", "title": "t", "story": "s", "family": "beside", "links": [],
                    "proxy": {}, "expect": [{"check": "connected"}], **keys}
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "mine.json")
            path.write_text(json.dumps(scenario), encoding="utf-8")
            return run("--scenario", str(path), "--", "sh", "-c", script).stdout

    def test_nothing_is_left_behind(self):
        with tempfile.TemporaryDirectory() as folder:
            seen = self.seen(script='dirname "$SSL_CERT_FILE"', env={"TMPDIR": folder})
            self.assertTrue(seen.startswith(folder), seen)
            self.assertEqual(os.listdir(folder), [])

    def test_standard_input_and_inherited_files(self):
        done = run("--", "sh", "-c", "cat; cat <&7", input="first\n", pass_fds=())
        self.assertIn("first", done.stdout)
        script = f"exec 7</dev/null; {program.path} run -- sh -c 'cat <&7 && echo open'"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False,
                              timeout=60)
        self.assertEqual(done.stdout, "open\n")

    def test_the_command_has_the_terminal(self):
        # A background group that reads from its terminal would be stopped for ever.
        child, terminal = pty.fork()
        if child == 0:
            os.execv(program.path, [program.path, "run", "--timeout", "20", "--", "sh", "-c",
                               "read line; echo got $line; exit 0"])
        os.write(terminal, b"a line\n")
        text = b""
        while b"NO REQUEST" not in text:
            text += os.read(terminal, 4096)
        self.assertIn(b"got a line", text)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 4)
        os.close(terminal)


class Strict(unittest.TestCase):
    def test_a_forgiven_rule_fails_only_under_strict(self):
        command = ["--scenario", "digest", "--", *CURL, "--proxy-digest", "http://origin.test/ip"]
        done = run(*command)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("NON STRICT", done.stderr)
        self.assertIn("lax   digest-uri-in-origin-form", done.stderr)
        self.assertEqual(run("--strict", *command).returncode, 1)


class Json(unittest.TestCase):
    def test_the_result_with_its_exchanges(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "result.json")
            done = run("--json", file, "--scenario", "digest", "--", *CURL, "--proxy-digest",
                       "http://origin.test/ip")
            self.assertEqual(done.returncode, 0, done.stderr)
            result = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))
        # The path alone in uri is what the proxy forgives curl (RFC 7616 section 3.4).
        self.assertEqual((result["scenario"], result["verdict"], result["exit_code"]),
                         ("digest", "non-strict", 0))
        self.assertEqual([e["status"] for e in result["exchanges"]], [407, 200])
        self.assertEqual({c["outcome"] for c in result["checks"]}, {"pass"})
        self.assertEqual(result["ended"], {"code": 0, "signal": None, "timed_out": False})

    def test_on_standard_output(self):
        done = run("--json", "-", "--quiet", "--", *CURL, "-o", "/dev/null", "http://origin.test/")
        self.assertEqual(json.loads(done.stdout)["verdict"], "pass")
        self.assertEqual(done.stderr, "")

    def test_a_file_that_can_not_be_written_is_no_success(self):
        done = run("--json", "/nowhere/x", "--", "echo", "started")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("can't write /nowhere/x", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv, verbosity=1)
