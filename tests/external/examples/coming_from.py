#!/usr/bin/env python3
"""docs/coming-from.md: each block of ours runs as printed, and each scenario that it names is there.

usage: coming_from.py PROGRAM [unittest arguments]
A block whose tools are not installed is skipped: ./dev install examples
"""
import importlib.util
import os
import pathlib
import re
import shutil
import socket
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests"))
from support.proxy import Proxy  # noqa: E402
from support.program import InFolder, Program  # noqa: E402

PAGE = (ROOT / "docs/coming-from.md").read_text(encoding="utf-8")
PROGRAM = None


def block(name):
    return re.search(rf"<!-- ours: {re.escape(name)} -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)[1]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as one:
        return one.getsockname()[1]


class ComingFrom(InFolder):
    def setUp(self):
        super().setUp()
        self.port, self.admin_port = free_port(), free_port()
        client = self.write("my-client", '#!/bin/sh\nexport http_proxy=${MY_PROXY-$http_proxy}\n'
                                         "exec curl -sS --fail -o got http://example.test/ip\n")
        os.chmod(client, 0o755)
        self.environment = {"PROXY407_BINARY": PROGRAM.path}

    def passes(self, script, **environment):
        done = PROGRAM.shell(f"set -e; PATH={self.folder}:$PATH\n{script}", by="bash", cwd=self.folder,
                             env={**self.environment, **environment})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def shell(self, name, **environment):
        script = block(name).replace("3128", str(self.port)).replace("4407", str(self.admin_port))
        return self.passes(script, **environment)

    def test_wiremock(self):
        with Proxy("digest", "--admin-port", str(self.admin_port)) as proxy:
            for password, sign in (("p%40ss", '"near_misses":[]'), ("p%2540ss", "wrong-credentials")):
                url = f"http://user:{password}@127.0.0.1:{proxy.port}"
                script = block("wiremock.sh").replace("\nmy-client", "\nmy-client || true")
                text = self.passes(script.replace("4407", str(self.admin_port)), MY_PROXY=url)
                self.assertIn(sign, text.replace(" ", ""))

    def test_mitmproxy(self):
        self.assertIn('"passed":true', self.shell(
            "mitmproxy.sh", MY_PROXY=f"http://user:p%40ss@127.0.0.1:{self.port}"))
        self.assertIn('"log"', (self.folder / "flows.har").read_text())

    def test_squid(self):
        self.assertIn("PASS", self.shell("squid.sh"))

    @unittest.skipUnless(shutil.which("node"), "Node is not installed")
    def test_mockttp(self):
        packages = self.folder / "node_modules"
        packages.mkdir()
        (packages / "proxy407").symlink_to(ROOT / "integrations/node")
        self.write("mockttp.test.mjs", block("mockttp.test.mjs"))
        self.assertIn("pass 1", self.passes("node --preserve-symlinks --test mockttp.test.mjs"))

    @unittest.skipUnless(importlib.util.find_spec("pytest") and importlib.util.find_spec("requests"),
                         "pytest or requests is not installed")
    def test_toxiproxy(self):
        self.write("test_reset.py", block("test_reset.py"))
        text = self.passes(f"{sys.executable} -m pytest -q -p proxy407.pytest_plugin test_reset.py",
                           PYTHONPATH=str(ROOT / "integrations/python"), PYTHONDONTWRITEBYTECODE="1")
        self.assertIn("1 passed", text)

    def test_each_scenario_that_is_named_is_there(self):
        known = {path.stem for path in (ROOT / "scenarios").glob("*/*.json")}
        named = set(re.findall(r"""(?:use\(|start\(|--scenario |"scenario": |`proxy407 serve |`serve )["']?([a-z0-9][a-z0-9-]+)\b""", PAGE))
        named |= {word for word in re.findall(r"`([a-z0-9-]+)`", PAGE)
                  if re.match(r"(407|dead|tunnel)-", word)}
        self.assertIn("dead-proxy-refused", named)
        self.assertEqual(named - known, set())


if __name__ == "__main__":
    Proxy.program = os.path.abspath(sys.argv[1])
    PROGRAM = Program(sys.argv.pop(1))
    unittest.main()
