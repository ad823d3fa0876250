"""Where the program is looked for."""

import os
import pathlib
import subprocess
import sys

import pytest

from proxy407 import ProgramNotFound, find_proxy407_bin


@pytest.fixture(autouse=True)
def without_variable(monkeypatch):
    monkeypatch.delenv("PROXY407_BINARY", raising=False)


def test_program_of_the_package_is_found_without_path(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    assert find_proxy407_bin() == os.path.join(os.path.dirname(sys.executable), "proxy407")


def test_variable_comes_first(program_that):
    program = program_that("exit 0")
    assert find_proxy407_bin() == str(program)


@pytest.mark.parametrize("options", [["--target", "."], ["--prefix", "."], ["--root", "."]])
def test_every_way_to_install_is_found(options, tmp_path, pytestconfig):
    wheel = os.environ["PROXY407_WHEEL"]
    install = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "-q",
               "--ignore-installed", *options, wheel]  # fmt: skip
    subprocess.run(install, check=True, cwd=tmp_path)
    (init,) = tmp_path.rglob("proxy407/__init__.py")
    package = init.parents[1]

    code = "import proxy407; print(proxy407.__file__); print(proxy407.find_proxy407_bin())"
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True,
                           env={"PYTHONPATH": str(package)}).stdout.split()  # fmt: skip

    assert pathlib.Path(shown[0]) == init
    assert os.access(shown[1], os.X_OK)


def test_error_names_every_place_and_the_way_out(monkeypatch, tmp_path):
    monkeypatch.setattr("sysconfig.get_path", lambda *_, **__: str(tmp_path / "scripts"))
    monkeypatch.setattr("proxy407._find.__file__", str(tmp_path / "lib/p/site-packages/x/_find.py"))
    monkeypatch.setenv("PATH", f"{tmp_path}/one:{tmp_path}/two")
    with pytest.raises(ProgramNotFound) as caught:
        find_proxy407_bin()
    for place in ("scripts", "bin", "lib/p/site-packages/bin", "one", "two"):
        assert f"\n  {tmp_path}/{place}/proxy407" in str(caught.value)
    assert "set PROXY407_BINARY" in str(caught.value)
