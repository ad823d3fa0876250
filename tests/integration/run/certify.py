#!/usr/bin/env python3
"""`proxy407 certify` on clients that are wrong in one way each: every one is caught, under its own
name. broken-clients/ has them.

usage: certify.py PROGRAM [unittest arguments]
"""
import json
import os
import pathlib
import shutil
import shlex
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))
from support.program import Program  # noqa: E402
from support.proxy import clean_environment  # noqa: E402

program = Program(sys.argv.pop(1))
BROKEN = HERE / "broken-clients"

# client: its verdict and finding in `literal-percent-password` by http, and by https
EXPECTED = {
    "behaves-well": [("PASS", "")] * 2,
    "drops-credentials": [("FAIL", "no-credentials/no-credentials")] * 2,
    "drops-on-connect": [("PASS", ""), ("FAIL", "no-credentials/no-credentials")],
    "decodes-not": [("FAIL", "wrong-credentials/percent-encoding-not-decoded")] * 2,
    "decodes-twice": [("FAIL", "wrong-credentials/percent-decoded-twice")] * 2,
    "leaks": [("PASS", "")] * 2,
    "leaks-into-tunnel": [("FAIL", "wrong-credentials/duplicate-proxy-authorization"),
                          ("PASS", "")],
    "hangs": [("TIMEOUT", "timeout")] * 2,
    "never-ends": [("TIMEOUT", "endless")] * 2,
    "crashes": [("CRASH", "crash")] * 2,
    "prints-garbage": [("FAIL", "output-is-not-the-answer")] * 2,
    "says-failure": [("FAIL", "client-reported-failure")] * 2,
    "bypasses": [("BYPASS", "bypass")] * 2,
    "never-comes": [("BYPASS", "bypass"), ("UNSUPPORTED", "")],
    "can-not-start": [("SETUP FAIL", "setup-fail"), ("UNSUPPORTED", "")],
    "driver-behaves-well": [("PASS", "")] * 2,
    "driver-drops-on-connect": [("PASS", ""), ("FAIL", "no-credentials/no-credentials")],
    "driver-prints-garbage": [("ADAPTER ERROR", "driver-protocol")] * 2,
    "driver-mixes-up": [("ADAPTER ERROR", "driver-protocol")] * 2,
    "driver-ends": [("ADAPTER ERROR", "driver-protocol")] * 2,
    "driver-ends-by-env": [("FAIL", "gave-up-before-asking")] * 2,
    "driver-hangs": [("TIMEOUT", "timeout")] * 2,
    "driver-crashes": [("CRASH", "crash")] * 2,
    "driver-refuses": [("ADAPTER ERROR", "undeclared-refusal")] * 2,
    "driver-claims-all": [("ADAPTER ERROR", "driver-protocol")] * 2,
    "driver-forgets-features": [("ADAPTER ERROR", "driver-protocol")] * 2,
}
SCENARIO = "literal-percent-password"


def certify(*words, cwd=None):
    return program("certify", *words, cwd=cwd)


class BrokenClients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "results.json")
            cls.done = certify("--clients-dir", str(BROKEN), "--scenario", SCENARIO,
                               "--timeout", "5", "--retries", "0", "--json", file)
            cls.results = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))["results"]

    def case(self, client, target, control=False):
        [found] = [r for r in self.results if r["client"] == client and r["target"] == target
                   and r["control"] == control]
        return found

    def test_each_is_caught_under_its_own_name(self):
        for client, wanted in EXPECTED.items():
            got = [(case["verdict"], case["finding"])
                   for case in (self.case(client, "http"), self.case(client, "https"))]
            self.assertEqual(got, wanted, f"{client}: {self.case(client, 'http')['sentence']}")

    def test_none_is_forgotten(self):
        folders = {file.parent.name for file in BROKEN.glob("*/client.json")}
        self.assertEqual(folders, set(EXPECTED) | {"loops", "is-absent", "is-not-made"})

    def test_a_leak_is_marked(self):
        leaking = {(r["client"], fault["finding"]) for r in self.results for fault in r["faults"]
                   if fault["leak"]}
        self.assertEqual(leaking, {("leaks", "secret-in-another-field"),
                                   ("leaks-into-tunnel", "credentials-inside-tunnel")})
        self.assertIn("‼ LEAK", self.done.stdout)
        for client in ("leaks", "leaks-into-tunnel"):
            done = certify("--clients-dir", str(BROKEN), "--client", client, "--scenario", SCENARIO,
                           "--retries", "0")
            self.assertEqual(done.returncode, 1, "a leak on the way fails the run")

    def test_the_control_case_tells_of_setup_from_client(self):
        self.assertEqual(self.case("never-comes", "http", True)["verdict"], "BYPASS")
        self.assertEqual(self.case("can-not-start", "http", True)["finding"], "can-not-start")
        for client in ("hangs", "crashes", "drops-credentials"):
            self.assertEqual(self.case(client, "http", True)["verdict"], "PASS")

    def test_exit_code(self):
        self.assertEqual(self.done.returncode, 3, self.done.stderr)

    def test_a_failure_is_reproduced_by_its_line(self):
        for client in ("decodes-not", "driver-drops-on-connect"):
            done = certify(*shlex.split(self.case(client, "https")["reproduce"])[2:],
                           "--retries", "0")
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("> CONNECT origin.test:443 HTTP/1.1", done.stdout)
            self.assertIn(self.case(client, "https")["finding"], done.stdout)

    def test_nothing_of_a_hanging_client_lives_on(self):
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                line = (folder / "cmdline").read_text(encoding="utf-8")
            except OSError:
                continue
            self.assertNotIn("misbehave.sh\0hangs", line)


class Loops(unittest.TestCase):
    def test_too_many_attempts(self):
        words = ("--clients-dir", str(BROKEN), "--client", "loops", "--scenario", "basic")
        done = certify(*words)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("NON STRICT", done.stdout)
        done = certify(*words, "--strict")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("max-attempts", done.stdout)


class Baselines(unittest.TestCase):
    """What is known to fail, in every relation to what does fail."""

    def certify(self, client, *entries):
        with tempfile.TemporaryDirectory() as folder:
            if entries:
                where = [{"channel": "url", "scenarios": ["basic"]}]
                known = {"v": 1, "client": client, "version": "1.0", "known_failures": [
                    {"reason": "so it is", "where": where, **entry} for entry in entries]}
                file = pathlib.Path(folder) / f"{client}.json"
                file.write_text(json.dumps(known), encoding="utf-8")
            return certify("--clients-dir", str(BROKEN), "--baselines-dir", folder,
                           "--client", client, "--scenario", "basic", "--timeout", "5")

    def test_as_known(self):
        done = self.certify("drops-credentials", {"verdict": "FAIL",
                                                  "finding": "no-credentials/no-credentials"})
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("so it is", done.stdout)

    def test_in_another_way_than_known(self):
        done = self.certify("drops-credentials", {"verdict": "FAIL", "finding": "other/finding"})
        self.assertEqual(done.returncode, 1, done.stdout)

    def test_passes_although_known_to_fail(self):
        done = self.certify("drops-on-connect", {"verdict": "FAIL",
                                                 "finding": "no-credentials/no-credentials"})
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("STALE", done.stdout)

    def test_a_leak_can_not_be_known(self):
        # user:pass, as `basic` has it: too short a password to be looked for by itself
        done = self.certify("leaks", {"verdict": "FAIL", "finding": "secret-in-another-field"})
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("LEAK", done.stdout)

    def test_nothing_known(self):
        self.assertEqual(self.certify("behaves-well").returncode, 0)


    def test_are_written_and_then_hold(self):
        with tempfile.TemporaryDirectory() as folder:
            words = ("--clients-dir", str(BROKEN), "--baselines-dir", folder, "--client",
                     "drops-on-connect", "--client", "leaks", "--scenario", "basic", "--retries", "0")
            certify(*words, "--update-baseline")
            self.assertEqual(sorted(os.listdir(folder)), ["drops-on-connect.json", "leaks.json"])
            leaks = json.loads((pathlib.Path(folder) / "leaks.json").read_text(encoding="utf-8"))
            self.assertEqual((leaks["withheld"], leaks["known_failures"]), (1, []))
            file = pathlib.Path(folder) / "drops-on-connect.json"
            self.assertNotIn("reason", file.read_text(encoding="utf-8"), "nobody knows it yet")
            done = certify(*words)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertIn("1 leak known and withheld", done.stdout)
            self.assertNotIn("secret-in-another-field", done.stdout)
            self.assertEqual(certify(*words, "--strict").returncode, 1)

    def test_are_written_of_a_run_that_is_there(self):
        with tempfile.TemporaryDirectory() as folder:
            clients = pathlib.Path(folder, "clients")
            shutil.copytree(BROKEN / "drops-on-connect", clients / "drops-on-connect")
            shutil.copy(BROKEN / "misbehave.sh", clients)
            results = os.path.join(folder, "results.json")
            words = ("--clients-dir", str(clients), "--json", results)
            run = (*words, "--scenario", "basic", "--retries", "0")
            self.assertEqual(certify(*run).returncode, 1)
            done = certify("regrade", results, *words, "--update-baseline")
            self.assertIn("has 1 failure without a reason", done.stderr)
            cases = json.loads(pathlib.Path(results).read_text(encoding="utf-8"))["results"]
            self.assertEqual({case["standing"] for case in cases}, {"known", "expected"})
            self.assertEqual(certify(*run).returncode, 0)

    def test_one_leak_more_than_are_withheld_makes_all_unexpected(self):
        with tempfile.TemporaryDirectory() as folder:
            words = ("--clients-dir", str(BROKEN), "--baselines-dir", folder, "--client",
                     "leaks-into-tunnel", "--scenario", "basic", "--scenario", SCENARIO, "--retries", "0")
            certify(*words, "--update-baseline")
            file = pathlib.Path(folder) / "leaks-into-tunnel.json"
            known = json.loads(file.read_text(encoding="utf-8"))
            for withheld, code in ((1, 0), (0, 1)):
                file.write_text(json.dumps(known | {"withheld": withheld}), encoding="utf-8")
                done = certify(*words)
                self.assertEqual(done.returncode, code, done.stdout)
                self.assertEqual("credentials-inside-tunnel" in done.stdout, code == 1, done.stdout)


class Runs(unittest.TestCase):
    def run_to(self, folder, *words):
        file = os.path.join(folder, "results.json")
        done = certify("--clients-dir", str(BROKEN), "--scenario", "basic", "--json", file, *words)
        return done, json.loads(pathlib.Path(file).read_text(encoding="utf-8"))

    def test_shards_share_the_cases(self):
        clients = [word for name in ("behaves-well", "driver-behaves-well", "drops-on-connect")
                   for word in ("--client", name)]
        with tempfile.TemporaryDirectory() as folder:
            seen = []
            for shard in ("1/3", "2/3", "3/3"):
                _, document = self.run_to(folder, *clients, "--shard", shard)
                seen += [(r["client"], r["target"], r["scenario"]) for r in document["results"]]
        self.assertEqual(len(seen), 12)
        self.assertEqual(len(set(seen)), 12)

    def test_the_order_of_results_does_not_depend_on_jobs_or_seed(self):
        orders = set()
        with tempfile.TemporaryDirectory() as folder:
            for words in (("--jobs", "1", "--seed", "1"), ("--jobs", "4", "--seed", "2")):
                _, document = self.run_to(folder, "--client", "behaves-well", "--client",
                                          "drops-on-connect", "--retries", "0", *words)
                orders.add(tuple((r["client"], r["target"], r["scenario"], r["verdict"])
                                 for r in document["results"]))
        self.assertEqual(len(orders), 1)

    def test_a_stopped_run_is_resumed(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "results.json")
            self.run_to(folder, "--client", "behaves-well")
            text = pathlib.Path(file).read_text(encoding="utf-8")
            marked = text.replace('"sentence":""', '"sentence":"from before"', 1)
            pathlib.Path(file).write_text(marked, encoding="utf-8")
            _, document = self.run_to(folder, "--client", "behaves-well", "--resume", file)
            self.assertIn("from before", [r["sentence"] for r in document["results"]])
            self.assertEqual(len(document["results"]), 4)
            self.assertFalse(os.path.exists(file + ".partial"))

    def test_a_run_says_what_it_did_not_ask(self):
        done = certify("--clients-dir", str(BROKEN), "--client", "behaves-well", "--scenario", "basic")
        self.assertRegex(done.stdout, r"\nThis run asked 1 of [2-9]\d\d scenarios\. "
                                      r"More: leave --scenario out\.\n")
        done = certify("--clients-dir", str(BROKEN), "--client", "behaves-well", "--jobs", "8")
        self.assertRegex(done.stdout, r"\nThis run asked \d\d of [2-9]\d\d scenarios\. "
                                      r"More: --profile whole\.\n")

    def test_a_seed_is_the_one_that_was_given(self):
        for words, seed in ((("--seed", "0"), 0), (("--seed", "7"), 7)):
            with tempfile.TemporaryDirectory() as folder:
                done, document = self.run_to(folder, "--client", "behaves-well", *words)
            self.assertEqual(document["run"]["seed"], seed)
            self.assertIn(f"Seed {seed}.\n", done.stdout)

    def test_redacted_results_of_a_client_that_is_gone_do_not_show_its_password(self):
        with tempfile.TemporaryDirectory() as folder:
            client = pathlib.Path(folder, "client")
            client.write_text('#!/bin/sh\nrm "$0"\nexec curl -sSf -x "$1" "$2"\n', encoding="utf-8")
            client.chmod(0o755)
            file = os.path.join(folder, "results.json")
            done = certify("--command", f"{client} {{proxy_url}} {{url}}", "--scenario",
                           "special/colon", "--target", "http", "--redact", "--json", file)
            [case] = [r for r in json.loads(pathlib.Path(file).read_text(encoding="utf-8"))["results"]
                      if not r["control"]]
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(case["finding"], "can-not-start")
        self.assertIn("***", case["given"])

    def test_redacted_lines_do_not_show_the_password_that_was_given(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "user")
            file.write_text("alice:s3cr3tPW\n", encoding="utf-8")
            results = pathlib.Path(folder, "results.json")
            for words in (("--user-file", str(file)), ("--user", "alice:s3cr3tPW"),
                          ("--user=alice:s3cr3tPW",), ("-ualice:s3cr3tPW",)):
                with self.subTest(words):
                    done = certify("--command", "curl -sS -x {proxy} -U {user}:x{password} {url}",
                                   "--scenario", "basic", "--target", "http", *words, "--show",
                                   "--redact", "--retries", "0", "--json", str(results))
                    self.assertEqual(done.returncode, 1, done.stderr)
                    self.assertIn("this works", done.stdout)
                    for text in (done.stdout, done.stderr, results.read_text(encoding="utf-8")):
                        self.assertNotIn("s3cr3tPW", text)

    def test_a_failure_that_was_not_expected_is_run_again(self):
        with tempfile.TemporaryDirectory() as folder:
            _, document = self.run_to(folder, "--client", "drops-credentials", "--retries", "1")
        [case] = [r for r in document["results"] if r["target"] == "http" and not r["control"]]
        self.assertEqual(case["attempts"], 2)
        self.assertFalse(case["flaky"])

    def test_a_case_that_ended_at_its_deadline_is_asked_again_when_the_others_are_through(self):
        with tempfile.TemporaryDirectory() as folder:
            client, seen = (pathlib.Path(folder, name) for name in ("clients/waits", "seen"))
            client.mkdir(parents=True)
            seen.mkdir()
            script = ('[ -z "$4" ] || { touch "$0/${1%%:*}"; [ "$(ls "$0" | wc -l)" = 2 ] || sleep 60; }; '
                      'exec curl -sSf --cacert "$3" -x "$2" "$1"')
            argv = ["sh", "-c", script, str(seen), "{url}", "{proxy_url}", "{ca_file}",
                    {"when": "credentials", "use": ["yes"]}]
            manifest = {"v": 1, "features": ["basic.http", "basic.connect"], "run": {"url": {"argv": argv}}}
            (client / "client.json").write_text(json.dumps(manifest), encoding="utf-8")
            file = pathlib.Path(folder, "results.json")
            done = certify("--clients-dir", str(client.parent), "--scenario", "special/colon",
                           "--timeout", "2", "--jobs", "1", "--json", str(file))
            cases = json.loads(file.read_text(encoding="utf-8"))["results"]
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(sorted(case["attempts"] for case in cases), [1, 1, 1, 2])

    def test_a_command_without_a_folder(self):
        for words in (("curl -sSf {url}",), ("curl -sSf -x {proxy} -U {user}:{password} {url}",)):
            done = certify("--command", *words, "--scenario", "basic")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_status_of_the_target_goes_before_the_pages_of_a_client(self):
        with tempfile.TemporaryDirectory() as folder:
            client = pathlib.Path(folder, "with-a-site")
            (client / "site").mkdir(parents=True)
            (client / "site/page").write_text("A page.", encoding="utf-8")
            manifest = json.loads((BROKEN / "behaves-well/client.json").read_text(encoding="utf-8"))
            get = ["curl", "-sSf", "-x", "{proxy_url}", "--cacert", "{ca_file}", "{url}"]
            manifest |= {"driver": client.name, "site": "site", "path": "/page",
                         "output": "ignored", "run": {"url": {"argv": get}}}
            (client / "client.json").write_text(json.dumps(manifest), encoding="utf-8")
            done = certify("--clients-dir", folder, "--scenario", "target-401", "--scenario", "basic")
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("6 cases: 6 passed.", done.stdout)


class Usage(unittest.TestCase):
    def test_nothing_ran(self):
        for client in ("is-absent", "is-not-made"):
            done = certify("--clients-dir", str(BROKEN), "--client", client)
            self.assertEqual(done.returncode, 4)
            self.assertIn(f"NOT RUN, not installed: 1 client ({client})\n  {client}: ", done.stdout)

    def test_mistakes(self):
        for words in (("--client", "crul"), ("--scenario", "basc"), ("--clients-dir", "/nowhere"),
                      ("--jobs", "0"), ("--shard", "4/3"), ("--group", "brokn"),
                      ("--channel", "urk"), ("--profile", "all"), ("surplus",)):
            done = certify("--clients-dir", str(BROKEN), *words)
            self.assertEqual(done.returncode, 2, words)

    def test_a_wrong_client_file_is_told_with_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(BROKEN / "never-comes", pathlib.Path(folder) / "renamed")
            done = certify("--clients-dir", folder)
            self.assertEqual(done.returncode, 2)
            self.assertIn("renamed/client.json:3:13: /driver: found \"never-comes\"", done.stderr)

    def test_ctrl_c_ends_it_with_what_there_is(self):
        process = subprocess.Popen(
            [program.path, "certify", "--clients-dir", str(BROKEN), "--client", "hangs",
             "--scenario", "basic", "--timeout", "600", "--jobs", "1"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean_environment())
        while not hangs(process.pid):
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 128 + signal.SIGINT)
        self.assertIn("stopped before the end", errors)


def hangs(parent):
    """Is the client under way that waits for ever?"""
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_text(encoding="utf-8")
            stat = (folder / "stat").read_text(encoding="utf-8")
        except OSError:
            continue
        words = line.split("\0")
        if words[2:3] == ["hangs"] and words[-2:-1] == ["yes"] and \
                int(stat.rsplit(")", 1)[1].split()[1]) == parent:
            return True
    return False


if __name__ == "__main__":
    unittest.main(argv=sys.argv, verbosity=1)
