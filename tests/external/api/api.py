#!/usr/bin/env python3
"""The control API as the tools of others see it; "not run" where they are not installed
(./dev install api).

usage: api.py PROGRAM har|openapi
"""
import json
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
from support.admin import Administered  # noqa: E402
from support.client import BASIC, Client, Tls, connect, get  # noqa: E402
from support.proxy import Proxy  # noqa: E402

NOT_RUN = 77  # what CTest takes for "not run"
TOOLS = pathlib.Path(os.environ.get("PROXY407_API_TOOLS", HERE / ".venv/bin"))
# It would end the program; and a stream that never ends is no answer to compare.
NOT_EXERCISED = ("/__admin/shutdown", "/__admin/events")


def something_of_everything(proxy):
    """Exchanges of every kind: plain, refused, inside a tunnel, cut off, no HTTP at all."""
    wrong = b"Proxy-Authorization: Basic dXNlcjpwJTQwc3M=\r\n"
    for octets in (get(), get(wrong), get(BASIC), get(BASIC, b"/bytes/9"), get(BASIC, b"/redirect-to?url=/ip"),
                   get(BASIC + b"X: \xff\xfe\r\n", b"/status/204"), b"GET /ip HTTP/1.1\r\n\r\n",
                   b"GET http://a.test/\"<>{}|\\^` HTTP/1.1\r\nHost: a.test\r\n\r\n",
                   b"nonsense\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET http://a.test/ HT"):
        with Client(proxy) as client:
            client.send(octets)
            client.socket.shutdown(1)
            client.rest()
    with Client(proxy) as client:
        client.send(connect(BASIC))
        client.response(to_head=True)
        context = ssl.create_default_context(cafile=proxy.ca_file)
        tls = Tls(client, context, "origin.test")
        tls.send(b"GET /ip?a=b&c HTTP/1.1\r\nHost: origin.test\r\nConnection: close\r\n\r\n")
        tls.rest()


def har(proxy):
    if not shutil.which("node") or not (HERE / "node_modules/har-validator").is_dir():
        print("not run: node and tests/external/api/node_modules (npm ci); ./dev install api")
        return NOT_RUN
    something_of_everything(proxy)
    for path in ("/exchanges.har", "/exchanges.har?redact=true", "/exchanges.har?status=999"):
        content = proxy.raw("GET", path)[2]
        done = subprocess.run(["node", HERE / "validate.mjs"], input=content, capture_output=True,
                              check=False)
        entries = json.loads(content)["log"]["entries"]
        print(path, len(entries), "entries:", "valid" if done.returncode == 0 else done.stdout.decode())
        if done.returncode != 0:
            return 1
    return 0


def openapi(proxy):
    if not (TOOLS / "schemathesis").exists():
        print("not run: tests/external/api/.venv with requirements.txt; ./dev install api")
        return NOT_RUN
    something_of_everything(proxy)
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "openapi.json"
        file.write_bytes(proxy.raw("GET", "/openapi.json")[2])
        subprocess.run([TOOLS / "openapi-spec-validator", file], check=True)
        excluded = [word for path in NOT_EXERCISED for word in ("--exclude-path", path)]
        done = subprocess.run(
            [TOOLS / "schemathesis", "--config-file", HERE / "schemathesis.toml", "run", file, "--url", f"http://127.0.0.1:{proxy.admin_port}",
             "--checks", "all", "--max-examples", os.environ.get("PROXY407_EXAMPLES", "40"),
             "--seed", "407", "--max-response-time", "65", "--request-timeout", "90", "--no-color", *excluded],
            cwd=folder, check=False)
    proxy.ask("GET", "/health")
    return done.returncode


def main():
    Proxy.program = os.path.abspath(sys.argv[1])
    with Administered("basic", "--log-file", os.devnull) as proxy:
        return {"har": har, "openapi": openapi}[sys.argv[2]](proxy)


if __name__ == "__main__":
    sys.exit(main())
