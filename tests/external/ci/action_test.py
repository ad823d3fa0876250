"""The steps of action.yml, run as a runner runs them."""
import http.server
import json
import os
import pathlib
import re
import tempfile
import threading
import time
import unittest
import urllib.request
import xml.etree.ElementTree as xml

import installed
import page
from runner import hidden

PROGRAM = TOOLS = None
CURL = "curl -sS --fail -o got -m 20"
WRONG = f'{CURL} -x "$PROXY407_URL" -U user:p%2540ss%253Aword http://a.test/ip'
FINDING = "wrong-credentials/percent-encoding-not-decoded"


def processes_of(folder):
    """Processes of the program that was installed in that folder."""
    found = []
    for link in pathlib.Path("/proc").glob("[0-9]*/exe"):
        try:
            if os.readlink(link).startswith(str(folder)):
                found.append(int(link.parts[2]))
        except OSError:
            pass
    return found


class OnARunner(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.runner = installed.runner(folder.name, PROGRAM, TOOLS)
        self.report = self.runner.workspace / "proxy407-report"
        self.addCleanup(self.end_as_the_job_does)

    def end_as_the_job_does(self):
        for process in processes_of(self.runner.folder):
            os.kill(process, 15)

    def use(self, code=0, **given):
        ended = self.runner.use("proxy", **given)
        self.assertEqual(ended.code, code, ended.text)
        return ended

    def junit(self):
        return xml.parse(self.report / "junit.xml").getroot()


class Run(OnARunner):
    def test_all_is_well(self):
        ended = self.use(run=f"{CURL} http://a.test/ip\n{CURL} https://a.test/ip\n",
                         scenario="reject-encoded-password")
        self.assertEqual((ended.outputs["verdict"], ended.outputs["exit-code"]), ("passed", "0"))
        self.assertNotIn("::error", ended.text)
        self.assertRegex(ended.summary, r"(?m)^### proxy407: passed, (\d+) of \1 checks passed, scenario reject-encoded-password$")
        self.assertRegex(ended.summary, r"(?m)^\| ok \| `authenticated` \| ")
        self.assertEqual((self.report / "summary.md").read_text(), ended.summary)
        self.assertEqual(ended.outputs["report"], str(self.report))
        self.assertEqual(json.loads((self.report / "result.json").read_text())["verdict"], "pass")
        suite = self.junit()
        self.assertEqual((suite.get("failures"), suite.get("tests")), ("0", str(len(suite))))

    def test_refusal_fails_the_step_and_says_what_to_fix(self):
        ended = self.use(1, run=WRONG, scenario="reject-encoded-password")
        self.assertEqual((ended.outputs["verdict"], ended.outputs["exit-code"]), ("failed", "1"))
        self.assertRegex(ended.text, rf"(?m)^::error title=407 {FINDING}::Percent-decode ")
        self.assertIn(f"#### 407 {FINDING}", ended.summary)
        self.assertIn("fix         Percent-decode", ended.summary)
        self.assertRegex(ended.summary, r"(?m)^\| \*\*FAIL\*\* \| `authenticated` \| ")
        self.assertIn("Percent-decode", self.junit().find("testcase/failure").text)

    def test_percent_signs_stay_what_they_are(self):
        ended = self.use(1, run=WRONG, scenario="reject-encoded-password")
        line = re.search(r"(?m)^::error .*", ended.text)[0]
        shown = line.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        fixes = [one["fix"] for one in json.loads((self.report / "result.json").read_text())["exchanges"]]
        self.assertIn(shown.partition("::Percent")[2], fixes[0])
        self.assertIn("p%2540ss", line)

    def test_each_mistake_is_annotated_once(self):
        ended = self.use(1, run=f"for i in 1 2 3; do {WRONG} || true; done\n"
                                f"{CURL} -x $PROXY407_URL http://a.test/ || true",
                         scenario="reject-encoded-password")
        self.assertEqual(len(re.findall(r"(?m)^::error ", ended.text)), 2, ended.text)
        self.assertIn("(exchange 1, and 2 more like it)", ended.summary)

    def test_lines_that_fail_by_themselves(self):
        ended = self.use(3, run=f"{CURL} http://a.test/ip\nexit 3")
        self.assertEqual((ended.outputs["verdict"], ended.outputs["exit-code"]), ("passed", "3"))

    def test_lines_stop_at_the_first_that_fails(self):
        ended = self.use(1, run=f"{CURL} http://a.test/ip\nfalse | true\necho came here")
        self.assertNotIn("came here", ended.text)

    def test_went_past_the_proxy(self):
        class Quiet(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            ended = self.use(4, run=f"{CURL} --noproxy '*' http://localhost:{server.server_port}/")
            server.shutdown()
        self.assertEqual((ended.outputs["verdict"], ended.outputs["exit-code"]), ("bypassed", "4"))
        self.assertRegex(ended.text, r"(?m)^::error title=proxy407 no-request::|"
                                     r"^::error title=proxy407 went-past-the-proxy::")
        self.assertEqual(self.junit().get("errors"), "1")

    def test_checks_that_are_named(self):
        ended = self.use(1, run=f"{CURL} http://a.test/ip", checks="authenticated  no-credentials-sent\nmax-attempts=3")
        self.assertIn("::error title=proxy407 no-credentials-sent::", ended.text)
        self.use(run=f"{CURL} http://a.test/ip", checks="authenticated\ncredentials-exact")
        self.assertEqual([case.get("name") for case in self.junit()], ["authenticated", "credentials-exact"])

    def test_wrong_scenario(self):
        ended = self.use(2, run="true", scenario="$(touch broken-out)")
        self.assertIn("no built-in scenario", ended.text)
        self.assertFalse((self.runner.workspace / "broken-out").exists())
        self.assertFalse((self.report / "result.json").exists())

    def test_an_older_report_is_no_report_of_now(self):
        self.use(run=f"{CURL} http://a.test/ip")
        ended = self.use(2, run="true", scenario="nosuch")
        self.assertNotIn("verdict", {name for name, value in ended.outputs.items() if value})

    def test_place_and_folder(self):
        (self.runner.workspace / "a b").mkdir()
        self.use(run=f"{CURL} http://a.test/ip; test -s got", working_directory="a b", report_dir="out/of it")
        self.assertTrue((self.runner.workspace / "out/of it/junit.xml").exists())
        self.assertTrue((self.runner.workspace / "a b/got").exists())

    def test_no_summary(self):
        self.assertEqual(self.use(run=f"{CURL} http://a.test/ip", summary=False).summary, "")

    def test_summary_of_many_mistakes_is_small_enough(self):
        ended = self.use(1, run=f"""
            for i in $(seq 60); do curl -s -m 20 -x "$PROXY407_URL" -U "user:$i" "http://a.test/$(printf %030000d $i)" -o got; done""")
        self.assertLess(len(ended.summary.encode()), 1024 * 1024)
        self.assertLessEqual(len(re.findall(r"(?m)^::error ", ended.text)), 10)


class Secrets(OnARunner):
    PASSWORD = "s3cret@$(touch x)'\"%41 ü"

    def test_own_password_is_shown_nowhere(self):
        ended = self.use(run=f"{CURL} http://a.test/ip", user="al ice", password=self.PASSWORD)
        self.assertEqual(ended.outputs["verdict"], "passed")
        self.assertIn(f"::add-mask::{self.PASSWORD.replace('%', '%25')}\n", ended.text)
        seen = [hidden(ended.text), ended.summary]
        seen += [file.read_text() for file in self.report.iterdir()]
        for text in seen:
            for spelling in ("s3cret", "czNjcmV0", "YWwgaWNlOnMzY3JldE"):
                self.assertNotIn(spelling, text)

    def test_not_in_the_list_of_processes_nor_among_inputs(self):
        ended = self.use(run=f"{CURL} http://a.test/ip; tr '\\0' ' ' < /proc/$PPID/cmdline; env | grep -c ^INPUT_ || true",
                         user="a", password="s3cret")
        self.assertNotIn("s3cret", hidden(ended.text))
        self.assertRegex(ended.text, r"(?m)^.*proxy407 run --scenario basic .*0$")

    def test_user_without_password(self):
        self.assertIn("::error title=proxy407::user and password go together",
                      self.use(2, run="true", user="a").text)


class Serve(OnARunner):
    def test_steps_that_follow(self):
        outputs = self.use(serve=True, user="u", password="p@ss").outputs
        self.assertTrue(outputs["proxy-url"].startswith("http://u:p%40ss@127.0.0.1:"))
        code, text = self.runner.run({"run": f'{CURL} -x "$P" --cacert "$C" https://a.test/ip', "env": {
            "P": "${{ steps.proxy.outputs.proxy-url }}", "C": "${{ steps.proxy.outputs.ca-file }}"}})
        self.assertEqual(code, 0, text)
        judge = {"run": 'curl -sS --fail-with-body -X POST "$A/verify?status=406"',
                 "env": {"A": "${{ steps.proxy.outputs.admin-url }}"}}
        code, text = self.runner.run(judge)
        self.assertEqual((code, json.loads(text)["passed"]), (0, True))
        self.runner.run({"run": f'{CURL} -x "http://u:p@${{P#*@}}" http://a.test/', "env": {
            "P": "${{ steps.proxy.outputs.proxy-url }}"}})
        code, text = self.runner.run(judge)
        self.assertEqual(code, 22, text)
        self.assertIn("wrong-credentials/", text)

    def test_proxy_that_does_not_start(self):
        started = time.monotonic()
        self.assertIn("no built-in scenario", self.use(2, serve=True, scenario="nosuch").text)
        self.assertLess(time.monotonic() - started, 25)
        self.assertEqual(processes_of(self.runner.folder), [])

    def test_run_and_serve(self):
        self.assertIn("give run or serve", self.use(2, serve=True, run="true").text)
        self.assertIn("serve is true or false, not yes", self.use(2, serve="yes").text)

    def test_asks_by_no_proxy_of_the_runner(self):
        self.runner.environment.update(http_proxy="http://127.0.0.1:9", HTTP_PROXY="http://127.0.0.1:9")
        url = self.use(serve=True).outputs["admin-url"]
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{url}/health") as response:
            self.assertEqual(response.status, 200)


class Install(OnARunner):
    def test_program_alone(self):
        ended = self.use()
        self.assertEqual({name for name, value in ended.outputs.items() if value}, set())
        code, text = self.runner.run({"run": "proxy407 --version; command -v proxy407"})
        self.assertEqual(code, 0)
        self.assertIn(f"proxy407 {installed.VERSION}\n", text)
        self.assertIn(str(self.runner.folder), text)
        self.assertEqual(processes_of(self.runner.folder), [])

    def test_nothing_else_gets_on_the_path(self):
        self.use()
        folder = pathlib.Path(self.runner.path[0])
        self.assertEqual([file.name for file in folder.iterdir()], ["proxy407"])

    def test_version_that_is_not_there(self):
        ended = self.runner.use(version="0.0.1")
        self.assertNotEqual(ended.code, 0)
        self.assertIn("proxy407==0.0.1", ended.text)

    def test_twice_in_a_job(self):
        self.use(run=f"{CURL} http://a.test/ip")
        self.use(run=f"{CURL} http://a.test/ip")

    def test_another_system(self):
        self.runner.environment["RUNNER_OS"] = "macOS"
        ended = self.use(1)
        self.assertIn("::error title=proxy407::The program runs on Linux, not on macOS", ended.text)


class File(unittest.TestCase):
    def test_no_input_is_a_part_of_a_script(self):
        for step in page.action()["runs"]["steps"]:
            self.assertNotIn("${{", step["run"])

    def test_every_input_is_passed_on(self):
        text = (page.ROOT / "action.yml").read_text(encoding="utf-8")
        for name in page.action()["inputs"]:
            self.assertIn("${{ inputs.%s }}" % name, text)
