"""The verbs of Proxy407."""

import json
import os
import subprocess
import sys
import threading
import unittest

import pytest
import requests

from proxy407 import CheckFailed, Proxy407, Proxy407Error, TimedOut, UnexpectedRefusal

TARGET = "http://example.test/ip"


def get(proxy, url=None, target=TARGET, **options):
    proxies = {"http": url or proxy.url_with_credentials}
    proxies["https"] = proxies["http"]
    return requests.get(target, proxies=proxies, **options).status_code


@pytest.fixture
def proxy():
    started = Proxy407.start("basic")
    yield started
    started.stop()


def test_start_of_nothing_is_basic():
    with Proxy407.start() as proxy:
        assert proxy.url_with_credentials == proxy.url.replace("//", "//user:pass@")
        assert (proxy.user, proxy.password) == ("user", "pass")
        assert get(proxy) == 200


def test_start_with_an_account_encodes_it_in_the_url():
    with Proxy407.start("digest", user="b@b", password="p@ss:word%") as proxy:
        assert proxy.url_with_credentials == proxy.url.replace("//", "//b%40b:p%40ss%3Aword%25@")
        assert (proxy.user, proxy.password) == ("b@b", "p@ss:word%")


@pytest.mark.parametrize("one", [{"user": "bob"}, {"password": "s3cr3t"}, {"password": ""}])
def test_start_with_half_an_account_takes_the_other_half_from_the_scenario(one):
    with Proxy407.start("basic", **one) as proxy:
        assert {"user": proxy.user, "password": proxy.password} == {
            "user": "user", "password": "pass", **one}  # fmt: skip
        assert get(proxy) == 200


def test_start_takes_a_scenario_as_a_dict_and_as_a_file(tmp_path):
    scenario = {"id": "mine", "client": {"user": "u", "password": "p"},
                "users": [{"user": "u", "password": "p"}],
                "proxy": {"authentication": [{"scheme": "basic"}]}}  # fmt: skip
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(scenario))
    for given in (scenario, file, str(file)):
        with Proxy407.start(given) as proxy:
            assert proxy.user == "u" and get(proxy) == 200
            proxy.use(given, password="q")
            assert proxy.password == "q" and get(proxy) == 200


def test_https_target_is_trusted_by_the_ca_file(proxy):
    assert get(proxy, target="https://example.test/ip", verify=proxy.ca_file) == 200
    assert [one["recorder"] for one in proxy.exchanges()] == ["proxy", "origin"]


def test_env_brings_a_child_to_the_proxy_whatever_no_proxy_says(proxy, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "example.test")
    monkeypatch.setenv("Https_Proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("MINE", "kept")
    code = f"import requests; assert requests.get('{TARGET}').status_code == 200"

    environment = proxy.env()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)

    assert environment["NO_PROXY"] == environment["no_proxy"] == ""
    assert "Https_Proxy" not in environment and environment["MINE"] == "kept"
    assert proxy.exchanges(status=200, host="example.test")


def test_environment_ends_with_its_block(proxy, monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    before = dict(os.environ)
    with proxy.environment():
        assert requests.get(TARGET).status_code == 200
        assert requests.get("https://example.test/ip").status_code == 200
    assert dict(os.environ) == before


def test_exchanges_are_those_that_match(proxy):
    get(proxy)
    get(proxy, proxy.url)

    assert [one["verdict"] for one in proxy.exchanges()] == ["accepted", "challenged"]
    assert proxy.exchanges(status=407, cause="no-credentials")[0]["number"] == 2
    assert proxy.exchanges(status=500) == []
    with pytest.raises(Proxy407Error, match='unknown key "colour".*finding'):
        proxy.exchanges(colour="red")


def test_wait_for_returns_what_comes_later(proxy):
    threading.Timer(0.2, get, [proxy]).start()
    found = proxy.wait_for(status=200)
    assert [one["target"] for one in found] == [TARGET]


def test_wait_for_says_what_came_nearest(proxy):
    get(proxy)
    with pytest.raises(TimedOut) as caught:
        proxy.wait_for(2, timeout=0.1, method="GET", status=500)
    assert "0 of 2 exchanges matched within 100 ms" in str(caught.value)
    assert "status was 200, expected 500" in str(caught.value)


def test_verify_raises_with_the_diagnosis(proxy):
    get(proxy, proxy.url.replace("//", "//user:p%2540ss@"))
    with pytest.raises(CheckFailed) as caught:
        proxy.verify("authenticated")
    assert isinstance(caught.value, AssertionError)
    for words in ("407 refused", "cause", "received", "fix", "this works", "FAIL"):
        assert words in str(caught.value)


def test_verify_passes_and_knows_checks_with_values(proxy):
    get(proxy)
    proxy.verify()
    proxy.verify("authenticated", {"check": "max-attempts", "value": 1})
    with pytest.raises(Proxy407Error, match="authenticated"):
        proxy.verify("autenticated")


def test_use_is_another_scenario_on_the_same_port(proxy):
    before = proxy.url
    proxy.use("reject-encoded-password")
    assert proxy.url == before and proxy.password == "p@ss:word"
    assert get(proxy) == 200
    with pytest.raises(Proxy407Error, match="reject-encoded-password"):
        proxy.use("reject-encoded-pasword")


def test_reset_forgets_what_came(proxy):
    get(proxy)
    proxy.reset()
    assert proxy.exchanges() == []
    get(proxy)
    assert proxy.exchanges()[0]["number"] == 1


def test_end_of_a_block_raises_where_a_request_was_refused():
    with pytest.raises(UnexpectedRefusal, match="wrong-credentials"):
        with Proxy407.start("basic") as proxy:
            get(proxy, proxy.url.replace("//", "//user:wrong@"))


def test_end_of_a_block_is_silent_where_refusals_are_expected():
    with Proxy407.start("basic", allow_refusals=True) as proxy:
        get(proxy, proxy.url.replace("//", "//user:wrong@"))


def test_end_of_a_block_leaves_the_error_of_the_block_alone():
    with pytest.raises(KeyError):
        with Proxy407.start("basic") as proxy:
            get(proxy, proxy.url.replace("//", "//user:wrong@"))
            raise KeyError


def test_a_challenge_that_is_answered_is_no_refusal():
    with Proxy407.start("digest") as proxy:
        auth = requests.auth.HTTPProxyAuth("user", "pass")  # Basic: refused
        get(proxy, proxy.url, auth=auth)
        with pytest.raises(UnexpectedRefusal, match="basic-instead-of-digest"):
            proxy.check_refusals()
        proxy.reset()
        command = ["curl", "-sS", "-o", "/dev/null", "--proxy-digest",
                   "-x", proxy.url_with_credentials, TARGET]  # fmt: skip
        subprocess.run(command, check=True)
        assert [one["status"] for one in proxy.exchanges()] == [407, 200]


def test_a_refusal_before_another_scenario_counts_until_the_reset():
    with Proxy407.start("basic", allow_refusals=True) as proxy:
        get(proxy, proxy.url.replace("//", "//user:wrong@"))
        proxy.use("reject-encoded-password")
        assert get(proxy) == 200
        with pytest.raises(UnexpectedRefusal, match="wrong-credentials/wrong-password"):
            proxy.check_refusals()
        proxy.reset()
        proxy.check_refusals()


def test_what_another_scenario_accepted_is_no_refusal():
    with Proxy407.start("basic") as proxy:
        get(proxy)
        proxy.use("digest")


def test_nothing_that_came_is_no_refusal():
    with Proxy407.start("basic") as proxy:
        proxy.check_refusals()


def test_stop_twice_is_stop_once():
    proxy = Proxy407.start("basic")
    proxy.stop()
    proxy.stop()
    with pytest.raises(Proxy407Error, match="is stopped"):
        proxy.exchanges()


class InUnittest(unittest.TestCase):
    def test_context_manager(self):
        proxy = Proxy407.start("basic")
        self.addCleanup(proxy.stop)
        self.assertEqual(get(proxy), 200)

    @unittest.skipUnless(hasattr(unittest.TestCase, "enterContext"), "needs Python 3.11")
    def test_enter_context(self):
        proxy = self.enterContext(Proxy407.start("basic"))
        self.assertEqual(get(proxy), 200)
