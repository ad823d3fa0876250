#!/usr/bin/env python3
"""What `proxy407 run` advises when a command did not get what it wanted: lines that work, what a
command did that never came, and what its target had to do with it.

usage: advice.py PROGRAM [unittest arguments]
"""
import http.server
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).parents[2]), str(pathlib.Path(__file__).parent)]
import sites  # noqa: E402
from support.program import CURL, Program  # noqa: E402

program = Program(sys.argv.pop(1))
run = program.run


class Quiet(http.server.BaseHTTPRequestHandler):
    """Answers GET and does not log."""

    def do_GET(self):
        self.send_response(404 if self.path == "/missing" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


class Lines(unittest.TestCase):
    """Every command that is printed runs as it is printed."""

    def works(self, done, folder):
        """Runs what a run advised, from standard error and from its JSON."""
        lines = {line.split("this works", 1)[1].strip()
                 for line in done.stderr.splitlines() if "this works" in line}
        lines |= {e["command"] for e in json.loads(done.stdout)["exchanges"] if e.get("command")}
        self.assertTrue(lines, done.stderr)
        for line in lines:
            self.assertTrue(line.startswith("proxy407 run --scenario "), line)
            again = program.shell(line, cwd=folder)
            self.assertEqual(again.returncode, 0, line + "\n" + again.stderr)

    def test_this_works(self):
        script = 'curl -ksS --fail -x "$PROXY407_URL" -U user:wrong "$1"'
        file_of_user = "us'er:p@ss w%rd\n"
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "account").write_text(file_of_user, encoding="utf-8")
            for options in (("--scenario", "basic"), ("--scenario", "literal-percent-password"),
                            ("--scenario", "digest"), ("--scenario", "tls-proxy"),
                            ("--scenario", "ntlm"), ("--scenario", "bearer"),
                            ("--scenario", "basic", "--user", "al:it's 100%"),
                            ("--scenario", "digest", "--user-file", "account")):
                for target in ("http://a.test/ip?x='1'", "https://a.test/ip"):
                    with self.subTest(options, target=target):
                        script_of = script.replace("-ksS", "-ksS --proxy-insecure")
                        done = run(*options, "--no-proxy-env", "--json", "-", "--", "sh", "-c",
                                   script_of + " >/dev/null", "sh", target, cwd=folder)
                        self.assertEqual(done.returncode, 1, done.stderr)
                        self.works(done, folder)


class Absence(unittest.TestCase):
    """No connection came: what the command did instead."""

    def told(self, finding, *command, options=(), **more):
        done = run(*options, "--json", "-", "--", *command, **more)
        self.assertEqual(done.returncode, 4, done.stderr)
        result = json.loads(done.stdout[done.stdout.index('{\n  "v"'):])
        self.assertEqual(result["verdict"], "bypassed")
        self.assertEqual(result["obstacle"]["finding"], finding, done.stderr)
        self.assertEqual("BYPASSED" in done.stderr, finding == "went-past-the-proxy", done.stderr)
        return " ".join(done.stderr.split())

    def test_a_client_that_failed_before_it_connected(self):
        for command, sign in (
                (["curl", "-sS", "-x", "http://user:p@ss@127.0.0.1:1", "http://a.test/"],
                 "exit code 5. It could not look up the host in the proxy's URL"),
                (["curl", "-sS", "gibberish://a.test/"], "does not know the scheme of a URL"),
                (["curl", "--no-such-option"], "exit code 2"),
                (["git", "ls-remote", "nothing://a.test/x.git"], "git: http.proxy in"),
                (["sh", "-c", "no-such-program"], "exit code 127"),
                (["sh", "-c", "exit 3"], "Read its own error above"),
                (["sh", "-c", "kill -9 $$"], "signal 9")):
            with self.subTest(command):
                said = self.told("failed-before-connecting", *command)
                self.assertIn("NO CONNECTION the command failed before it connected", said)
                self.assertIn(sign, said)

    def test_a_command_that_made_no_request(self):
        for command in (["true"], ["curl", "--version"], ["curl", "-sS", "file:///dev/null"],
                        ["sh", "-c", "curl -s http://a.test/ --noproxy '*'; exit 0"]):
            with self.subTest(command):
                said = self.told("no-request", *command)
                self.assertIn("NO REQUEST", said)
        self.assertNotIn("If it should", self.told("no-request", "curl", "--version"))

    def test_a_client_that_went_past(self):
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            url = f"http://localhost:{server.server_port}/"
            said = self.told("went-past-the-proxy", "curl", "-sS", "--noproxy", "*", url)
            self.assertIn("use no proxy for this machine", said)
            server.shutdown()
        for code, command in (
                (6, ["curl", "-sS", "--noproxy", "*", "http://a.test/"]),
                (7, ["curl", "-sS", "-x", "http://127.0.0.1:1", "http://a.test/"])):
            said = self.told("went-past-the-proxy", *command)
            self.assertIn(f"exit code {code}.", said)
            self.assertIn("curl: -x, --noproxy and ~/.curlrc win", said)

    def test_java_is_told_its_properties(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, signs in (
                    ("java", ("-Dhttp.proxyHost", "-Dhttps.proxyHost", "keytool -importcert",
                              "-Djavax.net.ssl.trustStore")),
                    ("mvn", ("MAVEN_OPTS", "~/.m2/settings.xml", "javax.net.ssl.trustStore")),
                    ("gradlew", ("gradle.properties", "systemProp.https.proxyHost", "trustStore"))):
                script = pathlib.Path(folder, name)
                script.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
                script.chmod(0o755)
                for command in ([str(script)], ["sh", "-c", f"cd / && {script} -q test"]):
                    said = self.told("failed-before-connecting", *command)
                    for sign in signs:
                        self.assertIn(sign, said)

    def test_without_proxy_variables(self):
        said = self.told("no-request", "true", options=["--no-proxy-env"])
        self.assertIn("--no-proxy-env", said)
        self.assertIn('"$PROXY407_PROXY"', said)


class Target(unittest.TestCase):
    """The proxy did its part, and the command failed all the same."""

    def test_a_target_that_failed(self):
        for url in ("http://a.test/status/404", "https://a.test/status/404"):
            done = run("--", *CURL, url)
            self.assertEqual(done.returncode, 22, done.stderr)
            self.assertIn("PASS as to the proxy; the command failed at its target: 404", done.stderr)

    def test_a_site_answers_by_host_and_path(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("a.test/x", "of a.test"), ("x", "of all"), ("y/index.html", "y")):
                file = pathlib.Path(folder, name)
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8")
            for url, text in (("https://a.test/x", "of a.test"), ("http://b.test/x?q", "of all"),
                              ("http://b.test:81/y/", "y"),
                              ("http://b.test/ip", '{\n  "origin": "127.0.0.1"\n}\n')):
                done = run("--site", folder, "--", *CURL, url)
                self.assertEqual((done.returncode, done.stdout), (0, text), done.stderr)
            done = run("--site", folder, "--", *CURL, "http://b.test/z")
            self.assertEqual(done.returncode, 22)
            self.assertIn("failed at its target: 404", done.stderr)
            self.assertEqual(run("--site", folder + "/none", "--", "true").returncode, 2)
            self.assertEqual(
                run("--site", folder, "--origin-forward", "*", "--", "true").returncode, 2)

    def test_git_finds_its_repository(self):
        with tempfile.TemporaryDirectory() as folder:
            git = ["git", "-c", "user.name=n", "-c", "user.email=e@a.test", "-C", folder + "/r.git"]
            subprocess.run(["git", "init", "-q", folder + "/r.git"], check=True)
            subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "one"], check=True)
            subprocess.run([*git, "update-server-info"], check=True)
            done = run("--site", folder, "--", "git", "clone", "-q",
                       "https://host.test/r.git/.git", folder + "/copy")
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_pip_npm_cargo_and_go_find_their_packages(self):
        for name, make in sites.TOOLS.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                command, env = make(pathlib.Path(folder))
                if shutil.which(command[0], path=env.get("PATH")) is None:
                    continue
                done = run("--site", folder + "/site", "--", *command, env=env,
                           cwd=folder + "/work")
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertIn("PASS", done.stderr)

    def test_a_real_target(self):
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            place = f"127.0.0.1:{server.server_port}"
            for allowed in (place, "*"):
                done = run("--origin-forward", allowed, "--", *CURL, f"http://{place}/")
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn("PASS", done.stderr)
            done = run("--origin-forward", "other.test:80", "--", *CURL, f"http://{place}/")
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("destination-not-allowed", done.stderr)
            done = run("--origin-forward", "*", "--", *CURL, f"http://{place}/missing")
            self.assertIn("PASS as to the proxy; the command failed at its target: 404", done.stderr)
            server.shutdown()
        seen = run("--origin-forward", "*", "--quiet", "--", "sh", "-c",
                   'echo "$SSL_CERT_FILE"', env={"SSL_CERT_FILE": "/own"}).stdout
        self.assertEqual(seen, "/own\n")
        self.assertEqual(run("--origin-forward", "nowhere", "--", "true").returncode, 2)

    def test_a_failure_of_its_own(self):
        done = run("--", "sh", "-c", 'curl -sS -o /dev/null "$PROXY407_HTTP_TARGET"; exit 9')
        self.assertIn("PASS as to the proxy; the command failed: exit code 9", done.stderr)
        done = run("--", *CURL, "http://a.test/ip")
        self.assertNotIn("as to the proxy", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv, verbosity=1)
