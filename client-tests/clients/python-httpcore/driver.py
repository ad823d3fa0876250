import ssl

import httpcore
from kit import Answer, serve


# example: begin
def get(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    proxy = httpcore.HTTPProxy(
        case.proxy,
        proxy_auth=None if case.user is None else (case.user, case.password),
        ssl_context=trust,
        proxy_ssl_context=trust if case.proxy.startswith("https:") else None,
    )
    with proxy:
        answer = proxy.request(case.method, case.url, content=case.content and case.content.encode())
        return Answer(answer.status, answer.content.decode())
# example: end


serve(
    "httpcore",
    httpcore.__version__,
    ["basic.http", "basic.connect", "redirect", "upload", "tls-proxy"],
    get,
)
