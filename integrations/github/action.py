#!/usr/bin/env python3
"""What action.yml does once the program is there: runs the lines of `run` through a proxy and reports,
or leaves a proxy to the steps that follow (`serve`). Its inputs are INPUT_* of the environment.
"""
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.request

import commands
import report

BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")  # as a runner calls it
START_TIMEOUT = 30.0


def given(name):
    return os.environ.get(f"INPUT_{name}", "")


def refuse(text):
    print(commands.error("proxy407", text))
    sys.exit(2)


def is_true(name):
    value = given(name).lower()
    if value not in ("", "true", "false"):
        refuse(f"{name.lower()} is true or false, not {value}")
    return value == "true"


def account():
    """What the program is told of the user; it must not be in the list of processes."""
    user, password = given("USER"), given("PASSWORD")
    if not user and not password:
        return {}
    if not user or not password:
        refuse("user and password go together")
    for secret in commands.spellings(user, password):
        print(f"::add-mask::{commands.data(secret)}")
    return {"PROXY407_CREDENTIALS": f"{user}:{password}"}


def with_account(told):
    """The environment of the program: without the inputs, which are for this step."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("INPUT_")}
    return {**kept, **told}


def own_folder():
    return pathlib.Path(os.environ["RUNNER_TEMP"])


def run_lines(environment):
    folder = pathlib.Path(os.environ["GITHUB_WORKSPACE"], given("REPORT_DIR") or "proxy407-report")
    folder.mkdir(parents=True, exist_ok=True)
    result = folder / "result.json"
    result.unlink(missing_ok=True)  # of an earlier run
    script = own_folder() / f"proxy407-{os.getpid()}.sh"
    script.write_text(given("RUN") + "\n", encoding="utf-8")
    command = ["proxy407", "run", "--scenario", given("SCENARIO") or "basic", "--json", str(result)]
    for check in given("CHECKS").split():
        command += ["--check", check]
    if environment:
        command.append("--redact")  # what is reported is published
    sys.stdout.flush()
    code = subprocess.run([*command, "--", *BASH, script], env=with_account(environment),
                          check=False).returncode
    script.unlink()
    commands.output("exit-code", code)
    commands.output("report", folder)
    if result.exists():
        publish(json.loads(result.read_text(encoding="utf-8")), folder)
    return code


def publish(result, folder):
    commands.output("verdict", report.verdict(result))
    for line in report.annotations(result):
        print(line)
    summary = report.summary(result)
    (folder / "summary.md").write_text(summary, encoding="utf-8")
    (folder / "junit.xml").write_text(report.junit(result), encoding="utf-8")
    if is_true("SUMMARY"):
        commands.append("GITHUB_STEP_SUMMARY", summary)


def serve(environment):
    """The runner ends it with the job."""
    folder = own_folder() / f"proxy407-serve-{os.getpid()}"
    folder.mkdir()
    port_file, log = folder / "admin-port", folder / "log"
    with open(log, "wb") as out:
        proxy = subprocess.Popen(
            ["proxy407", "serve", given("SCENARIO") or "basic", "--port", "0", "--admin-port", "0",
             "--admin-port-file", port_file],
            env=with_account(environment), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            start_new_session=True)
    end = time.monotonic() + START_TIMEOUT
    while not port_file.exists() or not port_file.read_text():
        if proxy.poll() is not None or time.monotonic() > end:
            proxy.kill()
            refuse(log.read_text(encoding="utf-8", errors="replace"))
        time.sleep(0.01)
    admin = f"http://127.0.0.1:{port_file.read_text().strip()}/__admin"
    own = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with own.open(f"{admin}/proxies", timeout=START_TIMEOUT) as response:
        told = json.load(response)["proxies"][0]
    commands.output("proxy-url", told["url_with_credentials"])
    commands.output("admin-url", admin)
    commands.output("ca-file", told["ca_file"])
    return 0


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    if given("RUN") and is_true("SERVE"):
        refuse("give run or serve, not both")
    if given("RUN"):
        return run_lines(account())
    return serve(account()) if is_true("SERVE") else 0


if __name__ == "__main__":
    sys.exit(main())
