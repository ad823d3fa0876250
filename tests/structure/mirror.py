"""tests/unit/<room>/<file>_test.cpp mirrors server/<room>/<file>.cpp, for every room of the core, and
client-tests/reports and client-tests/site, which do no input or output either."""

import tree

# Sources whose test has another name: tables and parts that only their neighbour's words reach.
TESTED_BY = {
    "admin/answer": "route",
    "admin/pieces": "exchange_answers",
    "admin/routes": "openapi",
    "admin/scenario_choice": "proxy_answers",
    "auth/gssapi_absent": "gssapi",
    "checks/evidence": "checks_table",
    "diagnosis/cases": "diagnose",
    "diagnosis/mistakes_digest": "explain_digest",
    "diagnosis/explain_secret": "diagnose_token",
    "diagnosis/names": "diagnose_basic",
    "diagnosis/own": "diagnose_absent",
    "diagnosis/program": "explain_basic",
    "diagnosis/ways": "explain_basic",
    "diagnosis/arrivals": "explain_basic",
    "transforms/account": "transform",
    "transforms/clipboard": "transform",
    "transforms/code_page": "transform",
    "transforms/coding": "transform",
    "transforms/copied": "transform",
    "transforms/escape": "transform",
    "transforms/language": "transform",
    "transforms/look_alike": "transform",
    "transforms/normal_form": "transform",
    "transforms/part": "transform",
    "transforms/quote": "transform",
    "transforms/shell": "transform",
    "transforms/scheme_word": "transform",
    "transforms/store": "transform",
    "transforms/token": "transform",
    "transforms/url": "transform",
    "transforms/value": "transform",
    "site/badge_of": "site",
    "site/cases": "answer",
    "site/entry": "entry_of",
    "site/page": "site",
    "site/problem_html": "client_page",
    "site/special_html": "client_page",
    "pki/certificate": "authority",
    "pki/files": "authority",
}

# Tests that look at more than one source.
MIRROR_NOTHING = {
    "admin/api_page_test",
    "decision/handshake_test", "http/challenges_test", "checks/coverage_test",
    "checks/scenarios_readme_test", "report/exchange_schema_test", "reports/same_counts_test"}


def check(root):
    core, _ = tree.rooms(root)
    for place in [f"server/{room}" for room in core] + ["client-tests/reports", "client-tests/site"]:
        room = place.split("/")[1]
        for path in tree.files(root / place, ".cpp"):
            test = TESTED_BY.get(f"{room}/{path.stem}", path.stem)
            if not (root / f"tests/unit/{room}/{test}_test.cpp").is_file():
                yield f"{place}/{path}: no tests/unit/{room}/{test}_test.cpp"
        for path in tree.files(root / "tests/unit" / room, ".cpp"):
            source = path.stem.removesuffix("_test")
            if f"{room}/{path.stem}" in MIRROR_NOTHING:
                continue
            if path.stem.endswith("_test") and not any(
                (root / f"{place}/{source}{suffix}").is_file() for suffix in (".cpp", ".hpp")
            ):
                yield f"tests/unit/{room}/{path}: mirrors no file of {place}"
