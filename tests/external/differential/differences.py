"""The data file of known differences, and the page that is made of it."""
import json
import pathlib

FOLDER = pathlib.Path(__file__).parent
METHODS = ("GET", "CONNECT")


def known():
    """The rules: rule, squid, proxy407, right, clause, because, cases."""
    return json.loads((FOLDER / "differences.json").read_text(encoding="utf-8"))["rules"]


def expected(rules):
    """(family, method) -> the rule it falls under. A case without a method means each of them."""
    table = {}
    for rule in rules:
        for case in rule["cases"]:
            family, *methods = case.split(" ")
            for method in methods or METHODS:
                if (family, method) in table:
                    raise ValueError(f"{family} {method} is listed twice")
                table[family, method] = rule
    return table


def compare(seen, rules):
    """Complaints about what was seen: (family, method) -> set of (squid, proxy407)."""
    listed = expected(rules)
    for key in sorted(set(seen) | set(listed)):
        name, rule = " ".join(key), listed.get(key)
        pairs = seen.get(key)
        if pairs is None:
            yield f"{name}: listed under \"{rule['rule']}\", but there is no such case"
        elif rule is None:
            for squid, ours in sorted(pairs):
                if squid != ours:
                    yield f"{name}: squid: {squid}, proxy407: {ours}; not listed in differences.json"
        elif pairs != {(rule["squid"], rule["proxy407"])}:
            yield (f"{name}: listed under \"{rule['rule']}\" as squid: {rule['squid']}, proxy407: "
                   f"{rule['proxy407']}; seen: {sorted(pairs)}")


def page(rules):
    lines = (FOLDER / "README.head.md").read_text(encoding="utf-8").splitlines()
    lines += ["", "| rule | Squid | proxy407 | right | clause | why | cases |",
              "|---|---|---|---|---|---|---|"]
    for rule in rules:
        cases = "<br>".join(f"`{case}`" for case in rule["cases"])
        lines.append(f"| {rule['rule']} | {rule['squid']} | {rule['proxy407']} | {rule['right']} | "
                     f"{rule['clause']} | {rule['because']} | {cases} |")
    return "\n".join(lines) + "\n"
