#!/usr/bin/env python3
"""The proof of the catalogue: in every scenario a correct client passes every check, and for every
check there is a wrong client that fails it. cases/ says which; README.md how to add to it.

usage: catalogue_test.py PROGRAM [SCENARIO...]
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from support.proxy import clean_environment  # noqa: E402
from wrong_clients import WRONG  # noqa: E402

CLIENT = [sys.executable, "-S", "-E", str(HERE / "reference_client.py")]
AT_ONCE = 4
PROVEN_ELSEWHERE = {"connection-bound"}  # in tests/integration/schemes, where it takes curl and GSSAPI
BY_REPORT = "report"  # the client's own words are all that tells


class Run:
    """One client in one scenario."""

    def __init__(self, scenario, case, right):
        self.scenario = scenario
        self.client = case.get("client")  # None: the reference client itself
        self.is_wrong = case is not right
        self.options = case.get("options", right["options"])
        self.timeout = case.get("timeout")
        self.fails = case.get("fails")
        self.reports = right.get("reports", "200")

    def __str__(self):
        return f"{self.scenario}: reference_client.py {' '.join(self.words())}"

    def words(self):
        return (["--wrong", self.client] if self.client else []) + self.options

    def perform(self, program):
        done = subprocess.run(
            [program, "run", "--scenario", self.scenario, "--json", "-", "--timeout",
             str(self.timeout or 30), "--", *CLIENT, *self.words()],
            capture_output=True, text=True, timeout=60, env=clean_environment(), check=False)
        self.errors = done.stderr
        self.result = json.loads(done.stdout) if done.stdout else None
        self.whole = self.result is not None and self.result["exit_code"] == done.returncode
        return self

    def with_outcome(self, outcome):
        checks = self.result["checks"] if self.whole else []
        return {check["check"] for check in checks if check["outcome"] == outcome}

    def reported(self):
        lines = [line for line in self.errors.splitlines() if line.startswith("reported:")]
        return lines[-1].partition(" ")[2] if lines else "nothing"

    def problem(self):
        """What is not as it should be, or None."""
        if not self.whole:
            return "the proxy did not come to its end"
        if self.result["ended"]["timed_out"] != (self.timeout is not None):
            return "was not in time" if self.timeout is None else "came to an end by itself"
        return self.problem_of_wrong() if self.is_wrong else self.problem_of_right()

    def problem_of_right(self):
        if self.result["verdict"] != "pass":
            return f"expected to pass, is {self.result['verdict']}"
        if self.reported() != self.reports:
            return f"expected to report {self.reports}, reports {self.reported()}"
        return None

    def problem_of_wrong(self):
        failed = sorted(self.with_outcome("fail"))
        if self.fails == BY_REPORT:
            same = self.reported() == self.reports
            return f"reports {self.reports} like a correct client" if same else None
        if self.fails == "bypassed":
            verdict = self.result["verdict"]
            return None if verdict == "bypassed" else f"expected bypassed, is {verdict}"
        if self.fails not in failed:
            return f"expected to fail {self.fails}, fails {', '.join(failed) or 'nothing'}"
        return None


def output_of(program, *words):
    return json.loads(subprocess.run([program, *words], capture_output=True, check=True).stdout)


def read_cases():
    """scenario: its case. A file for each family."""
    cases = {}
    for file in sorted((HERE / "cases").glob("*.json")):
        for scenario, case in json.loads(file.read_text(encoding="utf-8")).items():
            cases[scenario] = {**case, "family": file.stem}
    return cases


def unknown_defects():
    """What the wrong clients say that they imitate, and nobody knows."""
    file = HERE.parent / "data" / "vectors" / "defects.json"
    known = {entry["id"] for entry in json.loads(file.read_text(encoding="utf-8"))["entries"]}
    for name, client in WRONG.items():
        for defect in client.imitates:
            if defect not in known:
                yield f"client {name}: there is no defect {defect}"


def mistakes_in_cases(scenarios, cases):
    for scenario in scenarios.keys() - cases.keys():
        if scenarios[scenario]["family"] in PROVEN_ELSEWHERE:
            continue
        yield f"{scenario}: has no entry in cases/{scenarios[scenario]['family']}.json"
    for scenario, case in cases.items():
        if scenario not in scenarios:
            yield f"{scenario}: is in cases/{case['family']}.json and is no scenario"
            continue
        if scenarios[scenario]["family"] != case["family"]:
            yield f"{scenario}: belongs in cases/{scenarios[scenario]['family']}.json"
        known = {expectation["check"] for expectation in scenarios[scenario]["expect"]}
        for one in case["right"] + case["wrong"]:
            if one.get("client") not in WRONG.keys() | {None}:
                yield f"{scenario}: there is no client {one['client']}"
        for wrong in case["wrong"]:
            if wrong["fails"] not in known | {"bypassed", BY_REPORT}:
                yield f"{scenario}: {wrong['fails']} is none of its checks"


def runs_of(scenario, case):
    first = case["right"][0]
    return [Run(scenario, right, right) for right in case["right"]] + \
        [Run(scenario, wrong, first) for wrong in case["wrong"]]


def unproven(scenario, runs):
    """The checks of a scenario that no wrong client failed."""
    failed = set().union(*(run.with_outcome("fail") for run in runs if run.is_wrong))
    for expectation in scenario["expect"]:
        if expectation["check"] not in failed:
            yield f"{scenario['id']}: no wrong client fails {expectation['check']}"
    if not any(run.is_wrong for run in runs):
        yield f"{scenario['id']}: has no wrong client"


def checks_of(scenarios, families):
    return {expectation["check"] for scenario in scenarios if scenario["family"] in families
            for expectation in scenario["expect"]}


def never_seen(program, scenarios, runs):
    """The checks of the program, and the wrong clients, that the whole catalogue has no use for."""
    schema = output_of(program, "scenarios", "schema")
    checks = schema["definitions"]["expectation"]["properties"]["check"]["enum"]
    families = {scenario["family"] for scenario in scenarios}
    elsewhere = checks_of(scenarios, PROVEN_ELSEWHERE) - \
        checks_of(scenarios, families - PROVEN_ELSEWHERE)
    for outcome in ("pass", "fail"):
        seen = set().union(*(run.with_outcome(outcome) for run in runs))
        for check in sorted(set(checks) - seen - elsewhere):
            yield f"check {check}: was never seen to {outcome}"
    for client in sorted(WRONG.keys() - {run.client for run in runs}):
        yield f"client {client}: is in no case"


def main(program, wanted):
    scenarios = {s["id"]: s for s in output_of(program, "scenarios", "list", "--json")}
    cases = read_cases()
    problems = [*unknown_defects(), *mistakes_in_cases(scenarios, cases)]
    chosen = sorted((set(wanted) or cases.keys()) & scenarios.keys() & cases.keys())
    by_scenario = {scenario: runs_of(scenario, cases[scenario]) for scenario in chosen}
    runs = [run for group in by_scenario.values() for run in group]
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for run in pool.map(lambda run: run.perform(program), runs):
            if (problem := run.problem()) is not None:
                problems.append(f"{run}: {problem}\n{run.errors}")
    for scenario, group in by_scenario.items():
        problems += unproven(scenarios[scenario], group)
    if not wanted:
        problems += never_seen(program, scenarios.values(), runs)
    print("\n".join(problems + [f"{len(runs)} runs in {len(chosen)} scenarios, "
                                f"{len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2:]))
