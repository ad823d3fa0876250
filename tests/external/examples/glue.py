#!/usr/bin/env python3
"""How many lines a test takes with a fixture, and how many without: the README's table is counted from
the example of each language's page and from its twin by hand. The twins run here; the examples run in
the tests of each language.

usage: glue.py PROGRAM [unittest arguments]
A twin whose tools are not installed is skipped: ./dev install integrations examples
"""
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests"))
from support.proxy import clean_environment  # noqa: E402
from support.program import InFolder  # noqa: E402

FOLDER = ROOT / "integrations"
JUNIT = pathlib.Path("/usr/share/java/junit-platform-console-standalone.jar")
UNDICI = ROOT / "client-tests/clients/node-undici/node_modules"
TWINS = {
    "Python": ("python", "python/example/by_hand.py"),
    "Node": ("js", "node/example/by-hand.test.mjs"),
    "Java": ("java", "java/example/ByHandTest.java"),
    "Go": ("go", "go/example/by_hand/by_hand_test.go"),
    "Ruby": ("ruby", "ruby/example/by_hand.rb"),
    "PHP": ("php", "php/example/ByHandTest.php"),
    "Rust": ("rust", "rust/example/by_hand.rs"),
}
COMMENT = re.compile(r"^\s*(//|#(?!\[)|\*|/\*|\"\"\".*\"\"\"$)")
BEGIN, END = "<!-- begin: glue -->\n", "<!-- end: glue -->"


def lines_of(text):
    """Those that somebody has to write: no blank ones, no comments."""
    return sum(bool(line.strip()) and not COMMENT.match(line) for line in text.splitlines())


def with_fixture(folder, language):
    page = (FOLDER / folder / "README.md").read_text(encoding="utf-8")
    return re.search(rf"^```{language}\n(.*?)^```", page, re.DOTALL | re.MULTILINE)[1]


def table():
    rows = ["| | by hand | with the fixture |", "|---|---|---|"]
    for name, (language, twin) in TWINS.items():
        folder = twin.partition("/")[0]
        by_hand = lines_of((FOLDER / twin).read_text(encoding="utf-8"))
        fixture = lines_of(with_fixture(folder, language))
        rows.append(f"| {name} | [{by_hand}](integrations/{twin}) | [{fixture}](integrations/{folder}/README.md) |")
    return "\n".join(rows) + "\n"


class Table(unittest.TestCase):
    def test_of_the_readme_is_counted(self):
        page = ROOT / "README.md"
        text = page.read_text(encoding="utf-8")
        made = re.sub(f"{BEGIN}.*?{END}", lambda _: BEGIN + table() + END, text, flags=re.DOTALL)
        if os.environ.get("PROXY407_UPDATE_README"):
            page.write_text(made, encoding="utf-8")
        else:
            self.assertTrue(BEGIN in text and text == made, "PROXY407_UPDATE_README=1 writes it")

    def test_comments_and_blank_lines_do_not_count(self):
        self.assertEqual(lines_of("# a\n\n// b\n/** c */\n * d\n\"\"\"e\"\"\"\nx = 1  # f\n#[test]\n"), 2)


class Twins(InFolder):
    def passes(self, name, command, **environment):
        twin = FOLDER / TWINS[name][1]
        shutil.copy(twin, self.folder)
        line = command.format(file=twin.name)
        done = subprocess.run(["sh", "-ec", line], cwd=self.folder, capture_output=True, text=True,
                              check=False, timeout=300,
                              env={**clean_environment(), "HOME": str(self.folder), **environment})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def needs(self, *tools):
        for tool in tools:
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not installed")

    @unittest.skipUnless(importlib.util.find_spec("pytest") and importlib.util.find_spec("requests"),
                         "pytest or requests is not installed")
    def test_python(self):
        self.passes("Python", f"{sys.executable} -m pytest -q {{file}}")

    @unittest.skipUnless(UNDICI.is_dir(), "undici is not installed")
    def test_node(self):
        self.needs("node")
        (self.folder / "node_modules").symlink_to(UNDICI)
        self.passes("Node", "node --test {file}")

    @unittest.skipUnless(JUNIT.exists(), "JUnit is not installed")
    def test_java(self):
        self.needs("javac")
        self.passes("Java", f"javac -cp {JUNIT} -d classes {{file}}\n"
                            f"java -jar {JUNIT} -cp classes --scan-classpath --disable-banner")

    def test_go(self):
        self.needs("go")
        self.passes("Go", "go test {file}", GO111MODULE="off",
                    GOCACHE=str(pathlib.Path.home() / ".cache/go-build"))

    def test_ruby(self):
        self.needs("ruby")
        self.passes("Ruby", "ruby -w {file}")

    def test_php(self):
        self.needs("phpunit")
        self.passes("PHP", "phpunit --no-configuration {file}")

    def test_rust(self):
        self.needs("rustc")
        self.passes("Rust", "rustc --test --edition 2021 -o test {file} && ./test",
                    RUSTUP_HOME=os.environ.get("RUSTUP_HOME", str(pathlib.Path.home() / ".rustup")))


if __name__ == "__main__":
    sys.argv.pop(1)  # the program: no twin has one
    unittest.main()
