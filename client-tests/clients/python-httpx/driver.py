import ssl

import httpx
from kit import Answer, serve


# example: begin
def proxy(case, trust):
    if case.via == "env":
        return None
    address = case.proxy_url or case.proxy
    auth = None if case.user is None else (case.user, case.password)
    trust = trust if address.startswith("https:") else None
    return httpx.Proxy(address, ssl_context=trust, auth=auth)


def client(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    follow = "redirect" in case.needs  # it does not by default
    return httpx.Client(proxy=proxy(case, trust), verify=trust, follow_redirects=follow)


def get(case):
    with client(case) as session:
        answer = session.request(case.method, case.url, content=case.content)
        return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))
# example: end


serve(
    "httpx",
    httpx.__version__,
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload", "tls-proxy"],
    get,
)
