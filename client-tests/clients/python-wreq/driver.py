from importlib.metadata import version
from pathlib import Path

from kit import Answer, serve
import wreq
from wreq import Proxy
from wreq.blocking import Client


# example: begin
def proxies(case):
    if case.via == "url":
        return [Proxy.all(case.proxy_url)]
    if case.user is None:
        return [Proxy.all(case.proxy)]
    return [Proxy.all(case.proxy, username=case.user, password=case.password)]


def get(case):
    follow = wreq.redirect.Policy.limited() if "redirect" in case.needs else None
    client = Client(proxies=proxies(case), tls_verify=Path(case.ca_file), redirect=follow)
    method = wreq.Method.POST if case.method == "POST" else wreq.Method.GET
    answer = client.request(method, case.url, body=case.content)
    return Answer(answer.status.as_int(), answer.text())
# example: end


serve("wreq", version("wreq"), ["basic.http", "basic.connect", "redirect", "upload"], get)
