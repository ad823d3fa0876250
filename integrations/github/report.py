"""The result of `proxy407 run --json` as annotations, as a job summary and for JUnit readers."""
import html
import re
import xml.etree.ElementTree as xml

import commands

# A step shows ten annotations of a kind, and a summary has at most 1 MiB.
MOST_ANNOTATIONS = 10
MOST_REFUSALS = 50
MOST_SUMMARY = 1_000_000

WORDS = {"pass": "ok", "fail": "**FAIL**", "not-reached": "not reached"}
VERDICTS = {"fail": "failed", "not-reached": "failed", "bypassed": "bypassed"}


def verdict(result):
    return VERDICTS.get(result["verdict"], "passed")


def name_of(exchange):
    """As `proxy407 explain` takes it."""
    return f"{exchange['cause']}/{exchange['finding']}"


def refusals(result):
    """Exchanges with a diagnosis, one of each kind, each with how often it came."""
    kinds = {}
    for exchange in result["exchanges"]:
        if exchange["finding"]:
            kinds.setdefault((name_of(exchange), exchange["fix"]), []).append(exchange)
    return [(of_kind[0], len(of_kind)) for of_kind in kinds.values()]


def failed_checks(result):
    return [check for check in result["checks"] if check["outcome"] == "fail"]


def annotations(result):
    """Of a run that failed: what to do, once for each mistake; else what did not hold."""
    if verdict(result) == "passed":
        return []
    found = [(f"407 {name_of(one)}", one["fix"] or one["message"]) for one, _ in refusals(result)]
    if not found:
        found = [(f"proxy407 {check['check']}", check["sentence"]) for check in failed_checks(result)]
    if result["obstacle"]:
        found.insert(0, (f"proxy407 {result['obstacle']['finding']}", result["obstacle"]["sentence"]))
    return [commands.error(*one) for one in found[:MOST_ANNOTATIONS]]


def headline(result):
    checks = result["checks"]
    good = sum(check["outcome"] == "pass" for check in checks)
    count = f", {good} of {len(checks)} checks passed" if checks else ""
    return f"{verdict(result)}{count}, scenario {result['scenario']}"


def cell(text):
    return re.sub(r"([\\`*_|\[\]~])", r"\\\1", html.escape(text or "", quote=False)).replace("\n", " ")


def block(text):
    """Nothing in it is read as Markdown."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}text\n{text}\n{fence}\n"


def diagnosis(exchange, count):
    times = f", and {count - 1} more like it" if count > 1 else ""
    lines = [f"{exchange['method']} {exchange['target']} (exchange {exchange['number']}{times})"]
    for label, member in (("what", "message"), ("received", "evidence"), ("fix", "fix"),
                          ("this works", "command")):
        if exchange[member]:
            lines.append(f"{label:10}  {exchange[member]}")
    return f"\n#### 407 {cell(name_of(exchange))}\n\n{block(chr(10).join(lines))}"


def summary(result):
    text = f"### proxy407: {cell(headline(result))}\n\n"
    if result["obstacle"]:
        text += f"{cell(result['obstacle']['sentence'])}\n\n"
    if result["checks"]:
        text += "| | check | what came of it |\n|---|---|---|\n"
    for check in result["checks"]:
        text += f"| {WORDS[check['outcome']]} | `{check['check']}` | {cell(check['sentence'])} |\n"
    for one, count in refusals(result)[:MOST_REFUSALS]:
        more = diagnosis(one, count)
        if len((text + more).encode()) > MOST_SUMMARY:
            break
        text += more
    return text + "\n"


def printable(text):
    """XML has no word for other control characters."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def junit(result):
    failures = failed_checks(result)
    suite = xml.Element("testsuite", name=f"proxy407 {result['scenario']}",
                        tests=str(len(result["checks"]) + bool(result["obstacle"])),
                        failures=str(len(failures)), errors=str(int(bool(result["obstacle"]))))
    diagnoses = "\n\n".join(diagnosis(*one).strip() for one in refusals(result)[:MOST_REFUSALS])
    for check in result["checks"]:
        case = xml.SubElement(suite, "testcase", classname="proxy407", name=check["check"])
        if check["outcome"] == "fail":
            failure = xml.SubElement(case, "failure", message=printable(check["sentence"]))
            failure.text = printable(diagnoses)
        elif check["outcome"] != "pass":
            xml.SubElement(case, "skipped", message=printable(check["sentence"]))
    if result["obstacle"]:
        case = xml.SubElement(suite, "testcase", classname="proxy407", name=result["obstacle"]["finding"])
        xml.SubElement(case, "error", message=printable(result["obstacle"]["sentence"]))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(suite, encoding="unicode") + "\n"
