"""The types of the package agree with its code and with the published schema."""

import importlib.util
import json
import pathlib
import subprocess
import sys

import pytest

import proxy407

SCHEMA = pathlib.Path(__file__).resolve().parents[3] / "docs/exchange.schema.json"


def test_exchange_has_the_members_of_the_schema():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert set(schema["properties"]) | {"proxy"} == set(proxy407.Exchange.__annotations__)
    assert set(schema["required"]) == set(proxy407.Exchange.__required_keys__)


def test_exchange_comes_with_the_members_of_the_schema(proxy407):
    import requests

    requests.get("http://example.test/", proxies={"http": proxy407.url_with_credentials})
    (one,) = proxy407.exchanges()
    required = json.loads(SCHEMA.read_text(encoding="utf-8"))["required"]
    assert set(required) <= set(one)


@pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="mypy is not installed")
def test_mypy_finds_nothing(tmp_path):
    package = pathlib.Path(proxy407.__file__).parent
    options = ["--strict", "--allow-untyped-decorators"]  # the pluggy of Debian 12 has no types
    command = [sys.executable, "-m", "mypy", *options, package]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
