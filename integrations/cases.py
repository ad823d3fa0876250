"""What every fixture does alike, whatever its language: each language runs the cases of these names,
here is what has to come of them. The package is installed in a folder, and nothing of the caller's
surroundings gets in.

A language's test ends with exit code 77 where its tools are not installed.
"""
import argparse
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

import packed

ROOT = pathlib.Path(__file__).resolve().parents[1]
# What a machine may have set; no fixture may be led by it.
SURROUNDINGS = {"HTTP_PROXY": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9",
                "NO_PROXY": "*", "no_proxy": "*", "FTP_PROXY": "http://127.0.0.1:9",
                "PROXY407_CREDENTIALS": "somebody:else"}


class Settings:
    program = None
    update = False


class Installed:
    """A package in a folder of its own. Languages say how it is installed and how a case runs."""

    tools = ()

    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def install(self):
        raise NotImplementedError

    def command(self, case):
        """The command that runs the test of that name, and ends with another code than 0 when it fails."""
        raise NotImplementedError

    def environment(self):
        """Beside PATH and HOME."""
        return {}

    def start(self, case, environment=None, **more):
        surroundings = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(self.folder),
                        "LC_ALL": "C.UTF-8", **SURROUNDINGS, **self.environment(),
                        **(environment or {})}
        return subprocess.Popen(self.command(case), cwd=self.folder, env=surroundings,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True, errors="replace", **more)

    def run(self, case, environment=None):
        with self.start(case, environment) as running:
            text, _ = running.communicate(timeout=300)
        return running.returncode, text


def example_of(page, language):
    """The first block of code that a page shows in that language."""
    text = page.read_text(encoding="utf-8")
    return re.search(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)[1]


def masked(text):
    """Without what differs from run to run: ports and folders."""
    text = re.sub(r"(127\.0\.0\.1|\[::1\]):\d+", r"\1:PORT", text)
    return re.sub(r"(?:/[\w.-]+)+/(ca\.pem|proxy407-ca\.pem)", r"/FOLDER/\1", text)


def without_times(text):
    return re.sub(r"\(\d+\.\d+s\)", "(TIME)", text)


class Cases(unittest.TestCase):
    installed = None

    def passes(self, case, environment=None):
        code, text = self.installed.run(case, environment)
        self.assertEqual(code, 0, text)
        return text

    def fails(self, case, *expected, environment=None):
        code, text = self.installed.run(case, environment)
        self.assertNotEqual(code, 0, text)
        plain = " ".join(text.split())
        for words in expected:
            self.assertIn(words, plain, text)
        return text

    def script(self, text):
        path = pathlib.Path(tempfile.mkdtemp(dir=self.installed.folder)) / "proxy407"
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def in_path(self):
        """A folder for PATH that holds the program."""
        folder = tempfile.mkdtemp(dir=self.installed.folder)
        os.symlink(self.installed.program, f"{folder}/proxy407")
        return folder

    def test_verbs(self):
        self.passes("verbs")

    def test_refused_request_fails_the_test(self):
        self.fails("refused", "The proxy refused a request. (A test that expects this sets",
                   "percent-encoding-not-decoded", "The password arrived as `p%40ss%3Aword`")

    def test_refusal_before_another_scenario_fails_the_test(self):
        self.fails("earlier", "The proxy refused a request. (A test that expects this sets",
                   "percent-encoding-not-decoded")

    def test_example_of_its_page(self):
        self.passes("readme")

    def test_unanswered_challenge_fails_the_test(self):
        self.fails("unanswered", "The proxy refused a request. (A test that expects this sets",
                   "no-credentials")

    def test_expected_refusal_passes(self):
        self.passes("expected")

    def test_failed_check_is_the_text(self):
        self.fails("verify", "authenticated")

    def test_nothing_came_says_what_was_awaited(self):
        self.fails("wait", "1 of 2 exchanges matched within 100 ms.")

    def test_unknown_scenario_shows_what_the_program_says(self):
        self.fails("unknown", 'no built-in scenario "nosuch"')

    def test_account_that_cannot_be_sent(self):
        self.fails("account", "expected a name without a colon")

    def test_unknown_key_of_a_match_is_refused(self):
        self.fails("key", 'has the unknown key "colour"')

    def test_unknown_check_is_refused(self):
        self.fails("check", 'No check is called "no-such-check"')

    def test_named_program_is_missing(self):
        self.fails("start", 'PROXY407_BINARY names "/nowhere/proxy407"',
                   environment={"PROXY407_BINARY": "/nowhere/proxy407"})

    def test_named_program_is_not_executable(self):
        self.fails("start", "which is not executable",
                   environment={"PROXY407_BINARY": str(ROOT / "LICENSE")})

    def test_named_program_is_a_folder(self):
        self.fails("start", "which is not executable", environment={"PROXY407_BINARY": "/tmp"})

    def test_program_of_another_machine(self):
        path = self.script("\x7fELF")
        self.fails("start", path, environment={"PROXY407_BINARY": path})

    def test_program_dies_at_the_start(self):
        self.fails("start", "before it listened", "It said: no memory",
                   environment={"PROXY407_BINARY": self.script("#!/bin/sh\necho no memory >&2\nexit 9\n")})

    def test_program_says_nothing(self):
        self.fails("slow", "did not listen within", "It said: thinking",
                   environment={"PROXY407_BINARY": self.script(
                       "#!/bin/sh\necho thinking >&2\nexec sleep 30\n")})

    def test_program_is_another_one(self):
        self.fails("start", 'its first line is "hello', "not a port",
                   environment={"PROXY407_BINARY": self.script("#!/bin/sh\necho hello\nexec sleep 30\n")})

    def test_program_closes_its_output(self):
        self.fails("start", "proxy407", environment={"PROXY407_BINARY": self.script(
            "#!/bin/sh\nexec >&- 2>&-\nexec sleep 8\n")})

    def test_killed_test_run_ends_the_program(self):
        note = self.installed.folder / "hang"
        note.unlink(missing_ok=True)
        with self.installed.start("hang", {"HANG_FILE": str(note)}, start_new_session=True) as running:
            try:
                proxy = self.told(note, running)
                self.assertTrue(listens(proxy))
            finally:
                # The program is of this group too: only the others are killed.
                for pid in group_of(running.pid):
                    if not is_program(pid):
                        os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + 5
        while listens(proxy) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertFalse(listens(proxy), "the program outlives the test run")

    def told(self, note, running):
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and running.poll() is None:
            if note.exists() and note.read_text(encoding="utf-8").endswith("\n"):
                return note.read_text(encoding="utf-8").strip()
            time.sleep(0.02)
        raise AssertionError("the case did not begin: " + (running.communicate()[0] if
                                                           running.poll() is not None else "time-out"))

    def golden(self, path, text):
        if Settings.update:
            path.write_text(text, encoding="utf-8")
        self.maxDiff = None
        self.assertEqual(path.read_text(encoding="utf-8"), text)


def stat_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None


def group_of(leader):
    """Processes of the session that a process leads."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        stat = stat_of(folder.name)
        if stat and int(stat[3]) == leader:
            found.append(int(folder.name))
    return found


def is_program(pid):
    try:
        words = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"--admin-port-file" in words or b"--port-file" in words


def listens(url):
    place = urllib.parse.urlsplit(url)
    try:
        with socket.create_connection((place.hostname, place.port), timeout=2):
            return True
    except OSError:
        return False


def bench(installed, count):
    code, text = installed.run("speed", {"COUNT": count})
    print("\n".join(re.findall(r"(?m)^\d+\.\d+$", text)) if code == 0 else text)
    return code


def main(installed_class, cases_class):
    parser = argparse.ArgumentParser(description="Tests the installed package of one language.")
    parser.add_argument("program")
    parser.add_argument("--update", action="store_true", help="write the goldens; read the diff then")
    parser.add_argument("--bench", metavar="COUNT", help="print the milliseconds of so many starts")
    parser.add_argument("names", nargs="*", help="only these tests")
    given = parser.parse_args()
    missing = [tool for tool in installed_class.tools if not shutil.which(tool)
               and not pathlib.Path(tool).exists()]
    if missing:
        print(f"not run: {', '.join(missing)} not installed")
        sys.exit(packed.MISSING)
    Settings.update = given.update
    with tempfile.TemporaryDirectory() as folder:
        cases_class.installed = installed_class(pathlib.Path(given.program).resolve(),
                                                pathlib.Path(folder))
        cases_class.installed.install()
        if given.bench:
            sys.exit(bench(cases_class.installed, given.bench))
        loader = unittest.TestLoader()
        loader.testNamePatterns = [f"*{name}*" for name in given.names] or None
        suite = loader.loadTestsFromTestCase(cases_class)
        result = unittest.TextTestRunner(verbosity=2).run(suite)
    sys.exit(0 if result.wasSuccessful() else 1)
