#!/usr/bin/env python3
"""The HTML report and the site in a real Chromium; "not run" where there is none (./dev install browser).

usage: report.py PROGRAM
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NOT_RUN = 77  # what CTest takes for "not run"
HERE = Path(__file__).resolve().parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def missing():
    if not shutil.which("node"):
        return "node"
    if not Path(CHROMIUM).exists():
        return CHROMIUM
    if not (HERE / "node_modules/playwright-core").is_dir():
        return "tests/external/browser/node_modules (npm ci)"
    return ""


def page(program, results, file):
    subprocess.run([program, "certify", "report", results, "--html", file], check=True)
    return file.as_uri()


def site(program, results, folder):
    subprocess.run([program, "certify", "site", results, "--out", folder], check=True)
    return folder.as_uri()


def main():
    if what := missing():
        print(f"not run: {what} is missing; ./dev install browser")
        return NOT_RUN
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.json"
        with open(large, "wb") as out:
            subprocess.run([sys.executable, HERE / "synthetic.py"], stdout=out, check=True)
        surroundings = os.environ | {
            "REPORT": page(program, HERE.parents[1] / "data/results/results.json", Path(folder) / "small.html"),
            "LARGE_REPORT": page(program, large, Path(folder) / "large.html"),
            "SITE": site(program, HERE.parents[1] / "data/results/results.json", Path(folder) / "site"),
            "LARGE_SITE": site(program, large, Path(folder) / "large"),
            "CHROMIUM": CHROMIUM,
            "HOME": folder,  # where Chromium keeps what it likes
        }
        tests = [HERE / "report_test.mjs", HERE / "large_report_test.mjs", HERE / "site_test.mjs"]
        return subprocess.run(["node", "--test", "--test-reporter=spec", *tests],
                              env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
