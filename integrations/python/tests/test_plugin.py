"""The plugin, in a pytest of its own."""

import re

import pytest

USES = """
import pytest, requests

def get(url):
    return requests.get("http://example.test/ip", proxies={"http": url}).status_code

def wrong(proxy):
    return proxy.url.replace("//", "//user:wrong@")
"""


@pytest.fixture
def run(pytester):
    def run(test, *options):
        pytester.makepyfile(USES + test)
        return pytester.runpytest_subprocess("-p", "no:cacheprovider", *options)

    return run


def test_a_refusal_fails_a_test_that_looks_at_nothing(run):
    result = run("def test(proxy407): get(wrong(proxy407))")
    result.assert_outcomes(failed=1)
    text = result.stdout.str()
    assert "The proxy refused a request. (A test that expects this sets allow_refusals.)" in text
    assert "wrong-credentials/wrong-password" in text
    assert "During handling" not in text and text.count("407 refused") == 1


def test_refusals_that_the_marker_or_the_test_allows_do_not(run):
    run("""
@pytest.mark.proxy407(allow_refusals=True)
def test_marked(proxy407): assert get(wrong(proxy407)) == 407

def test_in_the_test(proxy407):
    proxy407.allow_refusals = True
    assert get(wrong(proxy407)) == 407

def test_and_not_the_next_one(proxy407):
    assert proxy407.exchanges() == [] and not proxy407.allow_refusals
    assert get(proxy407.url_with_credentials) == 200
""").assert_outcomes(passed=3)


def test_a_failed_test_shows_what_came(run):
    result = run("def test(proxy407): assert get(wrong(proxy407)) == 200")
    result.assert_outcomes(failed=1)
    result.stdout.re_match_lines([r"E .*assert 407 == 200", r"-+ proxy407 -+", r".*407 refused.*"])


def test_markers_of_module_class_and_test_add_up(run):
    run("""
pytestmark = pytest.mark.proxy407("reject-encoded-password")

class TestAll:
    pytestmark = pytest.mark.proxy407(user="bob")

    @pytest.mark.proxy407(password="s3cr3t")
    def test(self, proxy407):
        assert (proxy407.user, proxy407.password) == ("bob", "s3cr3t")
        assert get(proxy407.url_with_credentials) == 200

    @pytest.mark.proxy407("digest")
    def test_nearest(self, proxy407):
        get(proxy407.url)
        assert "Digest" in proxy407.exchanges()[0]["reply_head"]
        proxy407.allow_refusals = True

@pytest.mark.parametrize("password", [pytest.param(p, marks=pytest.mark.proxy407(password=p))
                                      for p in ("p@ss", "100%")])
def test_parameter(proxy407, password):
    assert proxy407.password == password
""").assert_outcomes(passed=4)


@pytest.mark.parametrize("marker", ['"a", "b"', 'pasword="x"'])
def test_marker_with_a_mistake_is_shown(run, marker):
    result = run(f"@pytest.mark.proxy407({marker})\ndef test(proxy407): pass")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*the marker is proxy407(scenario, [*], user, password*"])


def test_unknown_scenario_of_a_marker_is_shown_in_the_words_of_the_program(run):
    result = run('@pytest.mark.proxy407("digets")\ndef test(proxy407): pass')
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*digets*digest*"])
    assert result.stdout.str().count("Did you mean") + result.stdout.str().count("did you mean") == 1


def test_unknown_scenario_of_the_ini_file_is_shown_in_the_words_of_the_program(run, pytester):
    pytester.makeini("[pytest]\nproxy407_scenario = digets")
    result = run("def test(proxy407): pass")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*digets*digest*"])
    assert result.stdout.str().count("did you mean") == 1


def test_scenario_of_the_ini_file(run, pytester):
    pytester.makeini("[pytest]\nproxy407_scenario = reject-encoded-password")
    run('def test(proxy407): assert proxy407.password == "p@ss:word"').assert_outcomes(passed=1)


def test_each_test_begins_again(run):
    run("""
def test_one(proxy407):
    proxy407.use("reject-encoded-password")
    assert get(proxy407.url_with_credentials) == 200

def test_two(proxy407):
    assert proxy407.password == "pass" and proxy407.exchanges() == []
""").assert_outcomes(passed=2)


def test_factory_starts_several_and_judges_each(run):
    result = run("""
def test_good(proxy407_factory):
    one, other = proxy407_factory("basic"), proxy407_factory("basic", password="p@ss")
    assert get(one.url_with_credentials) == get(other.url_with_credentials) == 200

def test_bad(proxy407_factory):
    one, other = proxy407_factory("basic"), proxy407_factory("basic", allow_refusals=True)
    get(wrong(other))
    get(wrong(one))
""")
    result.assert_outcomes(passed=1, failed=1)
    assert result.stdout.str().count("407 refused") == 1


def test_proxy_that_dies_in_a_test_is_named(run):
    result = run("def test(proxy407): proxy407._program._process.kill()")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*ended with signal 9*"])


def test_xfail_skip_and_unittest_keep_their_meaning(run):
    run("""
import unittest

@pytest.mark.xfail(strict=True)
def test_xfail(proxy407): get(wrong(proxy407))

def test_skip(proxy407):
    get(wrong(proxy407))
    pytest.skip("later")

class Case(unittest.TestCase):
    @pytest.fixture(autouse=True)
    def take(self, proxy407): self.proxy = proxy407
    def test_good(self): assert get(self.proxy.url_with_credentials) == 200
    def test_bad(self): get(wrong(self.proxy))
""").assert_outcomes(xfailed=1, skipped=1, passed=1, failed=1)


def test_workers_of_xdist_have_a_process_each(run):
    pytest.importorskip("xdist")
    result = run("""
@pytest.mark.parametrize("number", range(20))
def test(proxy407, number):
    assert get(proxy407.url_with_credentials) == 200
    assert len(proxy407.exchanges()) == 1

def test_wrong(proxy407): get(wrong(proxy407))
""", "-n", "2")
    result.assert_outcomes(passed=20, failed=1)
    assert "wrong-credentials/wrong-password" in result.stdout.str()


@pytest.mark.parametrize("autoload", [True, False])
def test_option_p_brings_the_plugin_with_and_without_entry_points(run, monkeypatch, autoload):
    if not autoload:
        monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    test = "def test(proxy407): assert get(proxy407.url_with_credentials) == 200"
    run(test, "-p", "proxy407.pytest_plugin").assert_outcomes(passed=1)


def test_marker_and_fixtures_are_listed(run):
    shown = run("", "--markers").stdout.str() + run("", "--fixtures").stdout.str()
    for words in ("@pytest.mark.proxy407(scenario", "proxy407_server [session scope]",
                  "proxy407_factory", "A proxy that asks for credentials"):  # fmt: skip
        assert words in shown


def shown_of(result):
    """The failures, without what differs from run to run."""
    text = result.stdout.str()
    text = text[text.index("= FAILURES =") - 40:text.index("= short test summary")]
    text = "\n".join(line.rstrip() for line in text.splitlines()[1:-1])
    return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT", text) + "\n"


def test_example_passes(pytester, example):
    pytester.runpytest_subprocess(example, "-p", "no:cacheprovider").assert_outcomes(passed=20)


def test_wrong_twin_of_the_example_fails_with_a_text_that_explains(pytester, example, update):
    result = pytester.runpytest_subprocess(example / "wrong_twin.py", "-p", "no:cacheprovider")
    result.assert_outcomes(failed=2)
    golden = example / "wrong_twin.txt"
    if update:
        golden.write_text(shown_of(result), encoding="utf-8")
    assert shown_of(result) == golden.read_text(encoding="utf-8")
