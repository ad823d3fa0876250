from importlib.metadata import version
from pathlib import Path

from kit import Answer, serve
from rnet import Method, Proxy
from rnet.blocking import BlockingClient


# example: begin
def proxies(case):
    if case.via == "url":
        return [Proxy.all(case.proxy_url)]
    if case.user is None:
        return [Proxy.all(case.proxy)]
    return [Proxy.all(case.proxy, username=case.user, password=case.password)]


def get(case):
    client = BlockingClient(
        proxies=proxies(case), verify=Path(case.ca_file), allow_redirects="redirect" in case.needs
    )
    method = Method.POST if case.method == "POST" else Method.GET
    answer = client.request(method, case.url, body=case.content)
    return Answer(answer.status, answer.text())
# example: end


serve(
    "rnet",
    version("rnet"),
    ["basic.http", "basic.connect", "redirect", "upload", "tls-proxy"],
    get,
)
