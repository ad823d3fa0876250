import os
import pathlib

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    """What the runner of these tests has set does not count."""
    for name in list(os.environ):
        if name.lower() in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture
def example():
    return pathlib.Path(__file__).resolve().parents[1] / "example"


@pytest.fixture
def program_that(tmp_path, monkeypatch):
    """Puts a shell script in the program's place."""

    def write(lines):
        path = tmp_path / "proxy407"
        path.write_text(f"#!/bin/sh\n{lines}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PROXY407_BINARY", str(path))
        return path

    return write


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="write the golden files; read the diff then")


@pytest.fixture
def update(pytestconfig):
    return pytestconfig.getoption("--update")
