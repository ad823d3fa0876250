"""The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the call.

    from kit import Answer, serve

    def get(case):
        answer = requests.get(case.url, proxies=..., verify=case.ca_file)
        return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))

    serve("requests", requests.__version__, ["basic.http", "basic.connect"], get)

`get` may be an `async def`: every case then has an event loop of its own.
"""

import asyncio
import inspect
import json
import os
import platform
import sys
import traceback
from dataclasses import dataclass


@dataclass
class Case:
    """What a client is to do. What it is not told by this channel is None."""

    url: str
    via: str
    ca_file: str
    time_ms: int
    method: str
    needs: tuple = ()
    content: str | None = None
    no_proxy: str | None = None
    https_proxy_url: str | None = None
    proxy_url: str | None = None
    proxy: str | None = None
    proxy_host: str | None = None
    proxy_port: int | None = None
    schemes: tuple = ()
    user: str | None = None
    password: str | None = None


@dataclass
class Answer:
    """What the client gave to its user, for any status."""

    status: int
    body: str
    challenge: str | None = None


def serve(client, version, features, get):
    """Answers every case on standard input by `get`; what it raises is what the client raised."""
    lines = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is not the protocol's

    def say(message):
        print(json.dumps({"v": 1} | message), file=lines, flush=True)

    if sys.argv[1:] == ["--hello"]:
        runtime = f"{platform.python_implementation()} {platform.python_version()}"
        say({"client": client, "version": version, "runtime": runtime, "features": features})
        return
    for line in sys.stdin:
        case = json.loads(line)
        missing = [need for need in case["needs"] if need not in features]
        if missing:
            say({"id": case["id"], "unsupported": missing[0]})
            continue
        say({"id": case["id"]} | _outcome(get, case))


def _outcome(get, case):
    known = {name: case[name] for name in Case.__dataclass_fields__ if name in case}
    try:
        answer = get(Case(**known))
        if inspect.iscoroutine(answer):
            answer = asyncio.run(answer)
    except Exception as problem:  # whatever a user of the client would get to see
        return {"error": "".join(traceback.format_exception_only(problem)).strip()}
    told = {"status": answer.status, "body": answer.body}
    return told if answer.challenge is None else told | {"challenge": answer.challenge}
