#!/usr/bin/env python3
"""`proxy407 certify site` and `certify report --upstream`: from a run of clients that are wrong in one
way each to pages, and what is told where they can't be made.

usage: pages.py PROGRAM [unittest arguments]
"""
import json
import os
import pathlib
import re
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))
from support.program import Program  # noqa: E402

program = Program(sys.argv.pop(1))
BROKEN = HERE / "broken-clients"
OLD = HERE.parents[1] / "data/results/results.json"
CLIENTS = ("behaves-well", "driver-behaves-well", "decodes-twice", "leaks-into-tunnel")


def certify(*words, cwd=None):
    return program("certify", *words, cwd=cwd)


def site(*words):
    return certify("site", "--clients-dir", str(BROKEN), *words)


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.root = pathlib.Path(cls.folder.name)
        cls.results = str(cls.root / "results.json")
        clients = [word for name in CLIENTS for word in ("--client", name)]
        certify("--clients-dir", str(BROKEN), *clients, "--scenario", "basic", "--scenario",
                "special/percent-sequence", "--timeout", "5", "--retries", "0", "--json", cls.results)
        cls.made = site("--out", str(cls.root / "site"), "--docs", str(cls.root / "docs"), cls.results)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8")

    def test_every_client_has_a_page_a_badge_and_a_small_file(self):
        self.assertEqual((self.made.returncode, self.made.stderr), (0, ""))
        for client in CLIENTS:
            self.assertIn(client, self.text(f"site/client/{client}.html"))
            self.assertIn("<svg", self.text(f"site/badges/{client}.svg"))
            self.assertEqual(json.loads(self.text(f"docs/results/{client}.json"))["client"], client)
        self.assertIn("4 clients", self.text("docs/results.md"))

    def test_the_small_files_make_the_same_site(self):
        files = sorted(str(file) for file in (self.root / "docs/results").iterdir())
        done = site("--out", str(self.root / "again"), *files)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for file in (self.root / "site").rglob("*.*"):
            again = self.root / "again" / file.relative_to(self.root / "site")
            self.assertEqual(again.read_bytes(), file.read_bytes(), file)

    def test_a_leak_that_is_not_published_is_in_no_file(self):
        self.assertEqual(json.loads(self.text("docs/results/leaks-into-tunnel.json"))["withheld"], 1)
        for folder in ("site", "docs"):
            for file in (self.root / folder).rglob("*.*"):
                text = file.read_text(encoding="utf-8")
                self.assertNotIn("credentials-inside-tunnel", text, file)
        self.assertIn("Withheld: 1 leak", self.text("site/client/leaks-into-tunnel.html"))

    def test_no_page_names_a_folder_or_a_port_of_this_machine(self):
        for file in (self.root / "site").rglob("*.html"):
            text = file.read_text(encoding="utf-8")
            self.assertNotIn(str(HERE), text, file)
            self.assertFalse(re.search(r"127\.0\.0\.1:(?!3128)\d{5}", text), file)

    def test_a_client_that_is_gone_has_no_page_any_more(self):
        out = self.root / "gone"
        site("--out", str(out), self.results)
        (out / "client/notes.txt").write_text("mine", encoding="utf-8")
        one = str(self.root / "docs/results/behaves-well.json")
        self.assertEqual(site("--out", str(out), one).returncode, 0)
        self.assertEqual(sorted(os.listdir(out / "client")), ["behaves-well.html", "notes.txt"])

    def test_a_report_for_the_maintainers_has_all_of_a_leak(self):
        done = certify("report", "--clients-dir", str(BROKEN), "--upstream", "leaks-into-tunnel",
                       self.results)
        self.assertEqual(done.returncode, 0)
        self.assertIn("credentials-inside-tunnel", done.stdout)
        self.assertIn("Send it in private", done.stdout)
        self.assertIn("## How to check", done.stdout)

    def test_a_client_without_a_failure_has_no_report(self):
        done = certify("report", "--upstream", "behaves-well", self.results)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertIn("nothing of it fails", done.stderr)

    def test_an_unknown_client_is_a_mistake(self):
        done = certify("report", "--upstream", "behaves-wel", self.results)
        self.assertEqual(done.returncode, 2)
        self.assertIn('did you mean "behaves-well"?', done.stderr)


class Mistakes(unittest.TestCase):
    def wrong(self, message, *words):
        done = site(*words)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn(message, done.stderr)

    def test_usage(self):
        self.wrong("name one file of results, or more", "--out", "x")
        self.wrong("nothing to write: --out or --docs", str(OLD))
        self.wrong("more than once", "--out", "x", str(OLD), str(OLD))

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "results.json"
            self.wrong("No such file", "--out", folder, str(file))
            self.wrong("directory", "--out", folder, folder)
            for text, message in (("{", "results.json:1"), ('{"v": 1}', "results.json:1"),
                                  ('{"v": 1, "client": "x", "answers": {}}', "results.json:1"),
                                  ('{"v": 1, "clients": [], "results": []}', "no client ran")):
                file.write_text(text, encoding="utf-8")
                self.wrong(message, "--out", folder, str(file))
            self.assertEqual(os.listdir(folder), ["results.json"], "nothing is half made")

    def test_a_folder_that_can_not_be_written_to(self):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder) / "file"
            place.write_text("", encoding="utf-8")
            done = site("--out", str(place), str(OLD))
            self.assertEqual(done.returncode, 1)
            self.assertIn("proxy407 certify site:", done.stderr)

    def test_results_of_an_older_suite_with_a_hostile_client(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(site("--out", folder, str(OLD)).returncode, 0)
            for file in pathlib.Path(folder).rglob("*.html"):
                self.assertNotIn("<img", file.read_text(encoding="utf-8"))
                self.assertEqual(file.parent.parent if file.parent.name in (
                    "client", "question", "finding") else file.parent, pathlib.Path(folder))


if __name__ == "__main__":
    unittest.main()
