"""Each file is valid by the schema of who reads it."""
import os
import pathlib
import subprocess
import tempfile
import unittest

import page

PROGRAM = TOOLS = None
SCHEMAS = {"github": "github-workflows", "gitlab": "gitlab-ci", "compose": "compose-spec"}


class Schemas(unittest.TestCase):
    def taken_by(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_action(self):
        self.taken_by(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-actions",
                      page.ROOT / "action.yml")

    def test_files_of_the_page(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in page.shown().items():
                file = pathlib.Path(folder) / name
                file.write_text(text, encoding="utf-8")
                kind = name.partition("-")[0].partition(".")[0]
                with self.subTest(name):
                    if kind in SCHEMAS:
                        self.taken_by(TOOLS / "check-jsonschema", "--builtin-schema",
                                      f"vendor.{SCHEMAS[kind]}", file)
                    elif kind == "pod":
                        self.taken_by(TOOLS / "kubernetes-validate", "--strict", file)
                    else:
                        compile(text, name, "exec")

    def test_a_mistake_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "pod.yml"
            file.write_text(page.shown()["pod.yml"].replace("command: [", "comand: ["), encoding="utf-8")
            done = subprocess.run([TOOLS / "kubernetes-validate", "--strict", file], capture_output=True, check=False)
            self.assertNotEqual(done.returncode, 0)

    def test_page_lists_what_the_action_has(self):
        text = page.PAGE.read_text(encoding="utf-8")
        made = page.with_tables(text)
        if os.environ.get("PROXY407_UPDATE_README"):
            page.PAGE.write_text(made, encoding="utf-8")
        else:
            self.assertEqual(text, made, "PROXY407_UPDATE_README=1 writes it")
