#!/usr/bin/env python3
"""A client for the catalogue of scenarios, run by `proxy407 run`, which tells it where its proxy is:
a correct one, or with --wrong NAME one that makes a known mistake.

usage: reference_client.py [--https | --both] [--requests N] [--parallel N] [--redirects N] [--preemptive]
                           [--method M] [--path P] [--field 'Name: value'] [--body OCTETS] [--chunked] [--expect]
                           [--environment] [--target-account USER:PASSWORD] [--source ADDRESS]
                           [--pause SECONDS] [--timeout SECONDS] [--wrong NAME]

Reports one word for each request on standard error, its status or what went wrong. Exit code: 0, or
22 when a status is an error, or 7 when there is none.
"""

import os
import sys
import threading
import time

sys.path.append(os.path.dirname(sys.path[0]))

from client import Client  # noqa: E402
from message import Request, Url  # noqa: E402
from wire import Trouble  # noqa: E402


class Options:
    https = both = preemptive = environment = False  # both: each time by https and then by http
    chunked = expect = False
    requests, parallel, redirects, body = 1, 1, 0, 0
    timeout = 5.0
    pause = 0.0  # between two requests
    method, path, source, wrong = "", "", "127.0.0.1", ""
    target_account = ""  # user:password

    def __init__(self, words):
        self.fields = []
        while words:
            name = words.pop(0).removeprefix("--").replace("-", "_")
            if name in ("https", "both", "preemptive", "chunked", "expect", "environment"):
                setattr(self, name, True)
            elif name == "field":
                self.fields.append(tuple(words.pop(0).split(": ", 1)))
            else:
                setattr(self, name, type(getattr(Options, name))(words.pop(0)))


def request(options, environment, https):
    url = Url(environment["PROXY407_HTTPS_TARGET" if https else "PROXY407_HTTP_TARGET"])
    url.path = options.path or ("/post" if options.body else url.path)
    method = options.method or ("POST" if options.body else "GET")
    return Request(method, url, options.fields, b"x" * options.body)


def outcome(client, asked):
    try:
        return str(client.follow(asked).status)
    except Trouble as trouble:
        return str(trouble)
    except OSError:
        return "connection-lost"


def run(client, options, environment):
    outcomes = []
    ways = [True, False] if options.both else [options.https]

    def repeat():
        for number, https in enumerate(ways * options.requests):
            time.sleep(options.pause if number else 0)
            outcomes.append(outcome(client, request(options, environment, https)))

    others = [threading.Thread(target=repeat) for _ in range(options.parallel - 1)]
    for thread in others:
        thread.start()
    repeat()
    for thread in others:
        thread.join()
    return outcomes


def main():
    options = Options(sys.argv[1:])
    kind = Client
    if options.wrong:
        from wrong_clients import WRONG

        kind = WRONG[options.wrong]
    outcomes = run(kind(os.environ, options), options, os.environ)
    print("reported:", *outcomes, file=sys.stderr)
    if not all(word.isdigit() for word in outcomes):
        return 7
    return 22 if any(word >= "400" for word in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
