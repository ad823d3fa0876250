"""Proxies that don't start say why; those that started end with their parent."""

import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

from proxy407 import NotStarted, ProgramNotFound, Proxy407, Proxy407Error

CHILD = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
from proxy407 import Proxy407
proxy = Proxy407.start("basic")
print(proxy._program._process.pid, flush=True)
{then}
"""


def run_child(then):
    return subprocess.Popen([sys.executable, "-c", CHILD.format(then=then)],
                            stdout=subprocess.PIPE, text=True)  # fmt: skip


def is_running(pid):
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def ends(pid, within=5.0):
    end = time.monotonic() + within
    while is_running(pid) and time.monotonic() < end:
        time.sleep(0.01)
    return not is_running(pid)


def test_unknown_scenario_shows_the_words_of_the_program():
    with pytest.raises(NotStarted) as caught:
        Proxy407.start("reject-encoded-pasword")
    assert "reject-encoded-password" in str(caught.value)
    assert "exit code 2" in str(caught.value)


def test_mistakes_of_a_scenario_are_shown():
    with pytest.raises(NotStarted, match="proxi"):
        Proxy407.start({"id": "mine", "proxi": {}})


def test_program_that_is_no_program(tmp_path, monkeypatch):
    path = tmp_path / "proxy407"
    path.write_text("not a program")
    monkeypatch.setenv("PROXY407_BINARY", str(path))
    with pytest.raises(ProgramNotFound, match="PROXY407_BINARY is .*not a program"):
        Proxy407.start("basic")
    path.chmod(0o755)
    with pytest.raises(NotStarted, match="could not be started: Exec format error"):
        Proxy407.start("basic")


def test_program_that_dies_at_start_shows_its_standard_error(program_that):
    program_that("echo 'the port is in use' >&2; exit 3")
    with pytest.raises(NotStarted, match="ended with exit code 3. It wrote:\nthe port is in use"):
        Proxy407.start("basic")


def test_program_that_is_killed_at_start(program_that):
    program_that("kill -9 $$")
    with pytest.raises(NotStarted, match="ended with signal 9. It wrote nothing"):
        Proxy407.start("basic")


def test_program_that_says_no_port_in_time(program_that):
    program_that("echo 'still thinking' >&2; exec cat")
    began = time.monotonic()
    with pytest.raises(NotStarted, match="did not say its port within 0.3 s. It wrote:\nstill"):
        Proxy407.start("basic", start_timeout=0.3)
    assert time.monotonic() - began < 3


def test_program_that_says_something_else(program_that):
    program_that("echo hello; exec cat")
    with pytest.raises(NotStarted, match="first line is b'hello"):
        Proxy407.start("basic")


def test_program_that_dies_later_is_named_by_the_next_call():
    proxy = Proxy407.start("basic")
    os.kill(proxy._program._process.pid, signal.SIGKILL)
    proxy._program._process.wait()
    with pytest.raises(Proxy407Error, match="ended with signal 9"):
        proxy.exchanges()
    proxy.stop()


def test_credentials_of_the_environment_do_not_count(monkeypatch):
    monkeypatch.setenv("PROXY407_CREDENTIALS", "somebody:else")
    with Proxy407.start("basic") as proxy:
        assert proxy.user == "user"


def test_two_proxies_have_two_ports():
    with Proxy407.start("basic") as one, Proxy407.start("digest") as other:
        assert one.url != other.url


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_child_ends_with_its_parent(by):
    parent = run_child("time.sleep(60)")
    pid = int(parent.stdout.readline())
    assert is_running(pid)
    parent.send_signal(by)
    assert ends(pid)
    parent.communicate()


@pytest.mark.parametrize("then", ["pass", "raise SystemExit(3)", "os._exit(0)"])
def test_child_ends_with_a_parent_that_forgets_it(then):
    parent = run_child(then)
    assert ends(int(parent.communicate()[0]))


def test_stop_waits_for_the_end():
    proxy = Proxy407.start("basic")
    pid = proxy._program._process.pid
    began = time.monotonic()
    proxy.stop()
    assert not is_running(pid) and time.monotonic() - began < 1


def test_fork_of_the_parent_leaves_the_proxy_alone():
    with Proxy407.start("basic") as proxy:
        child = os.fork()
        if child == 0:
            proxy.stop()
            os._exit(0)
        os.waitpid(child, 0)
        assert proxy.exchanges() == []
