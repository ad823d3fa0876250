from importlib.metadata import version
from pathlib import Path

from kit import Answer, serve
from rnet import Proxy
from rnet.blocking import BlockingClient


def proxies(case):
    if case.via == "url":
        return [Proxy.all(case.proxy_url)]
    if case.user is None:
        return [Proxy.all(case.proxy)]
    return [Proxy.all(case.proxy, username=case.user, password=case.password)]


def get(case):
    answer = BlockingClient(proxies=proxies(case), verify=Path(case.ca_file)).get(case.url)
    return Answer(answer.status, answer.text())


serve("rnet", version("rnet"), ["basic.http", "basic.connect"], get)
