from importlib.metadata import version
from pathlib import Path

from kit import Answer, serve
from wreq import Proxy
from wreq.blocking import Client


def proxies(case):
    if case.via == "url":
        return [Proxy.all(case.proxy_url)]
    if case.user is None:
        return [Proxy.all(case.proxy)]
    return [Proxy.all(case.proxy, username=case.user, password=case.password)]


def get(case):
    answer = Client(proxies=proxies(case), tls_verify=Path(case.ca_file)).get(case.url)
    return Answer(answer.status.as_int(), answer.text())


serve("wreq", version("wreq"), ["basic.http", "basic.connect"], get)
