"""tests/unit/<room>/<file>_test.cpp mirrors server/<room>/<file>.cpp, for every room of the core."""

import tree

# Sources whose test has another name: tables and parts that only their neighbour's words reach.
TESTED_BY = {
    "auth/gssapi_absent": "gssapi",
    "checks/look": "checks_table",
    "diagnosis/mistake": "explain_basic",
    "diagnosis/reshape": "explain_basic",
    "pki/certificate": "authority",
    "pki/files": "authority",
}

# Tests that look at more than one source.
MIRROR_NOTHING = {
    "decision/handshake_test", "http/challenges_test", "checks/coverage_test",
    "checks/scenarios_readme_test"}


def check(root):
    core, _ = tree.rooms(root)
    for room in core:
        for path in tree.files(root / "server" / room, ".cpp"):
            test = TESTED_BY.get(f"{room}/{path.stem}", path.stem)
            if not (root / f"tests/unit/{room}/{test}_test.cpp").is_file():
                yield f"server/{room}/{path}: no tests/unit/{room}/{test}_test.cpp"
        for path in tree.files(root / "tests/unit" / room, ".cpp"):
            source = path.stem.removesuffix("_test")
            if f"{room}/{path.stem}" in MIRROR_NOTHING:
                continue
            if path.stem.endswith("_test") and not any(
                (root / f"server/{room}/{source}{suffix}").is_file() for suffix in (".cpp", ".hpp")
            ):
                yield f"tests/unit/{room}/{path}: mirrors no file of server/{room}"
