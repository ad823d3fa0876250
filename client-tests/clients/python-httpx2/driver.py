import ssl

import httpx2
from kit import Answer, serve


def proxy(case, trust):
    if case.via == "env":
        return None
    address = case.proxy_url or case.proxy
    auth = None if case.user is None else (case.user, case.password)
    trust = trust if address.startswith("https:") else None
    return httpx2.Proxy(address, ssl_context=trust, auth=auth)


def get(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    with httpx2.Client(proxy=proxy(case, trust), verify=trust) as client:
        answer = client.get(case.url)
        return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))


serve("httpx2", httpx2.__version__, ["basic.http", "basic.connect"], get)
