"""The packages of the tests: what packaging/ makes, around a program that was built for these tests."""
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))

MISSING = 77


def tree_of(program, folder):
    """What an installation has, as far as the packages here take from it."""
    tree = folder / "tree"
    (tree / "bin").mkdir(parents=True)
    shutil.copy(program, tree / "bin/proxy407")
    documents = tree / "share/doc/proxy407"
    documents.mkdir(parents=True)
    for name in ("LICENSE", "NOTICES"):
        shutil.copy(ROOT / "LICENSE", documents / name)
    return tree


def skip_without(what, *command):
    """Ends the test as "not run" where a tool is missing."""
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        print(f"not run: {what} is missing; ./dev install integrations")
        raise SystemExit(MISSING) from None
