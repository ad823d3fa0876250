from pathlib import Path

import ry
from kit import Answer, serve


# example: begin
def proxy(case):
    if case.via == "url":
        return ry.Proxy.all(case.proxy_url)
    if case.user is None:
        return ry.Proxy.all(case.proxy)
    return ry.Proxy.all(case.proxy, basic_auth=(case.user, case.password))


async def get(case):
    trust = ry.Certificate.from_pem(Path(case.ca_file).read_bytes())
    client = ry.Client(proxy=proxy(case), tls_certs_merge=[trust])
    answer = await client.get(case.url)
    return Answer(answer.status, await answer.text())
# example: end


serve("ry", ry.__version__, ["basic.http", "basic.connect", "redirect"], get)
