from importlib.metadata import version

import httpr
from kit import Answer, serve


# example: begin
def get(case):
    with httpr.Client(proxy=case.proxy_url, ca_cert_file=case.ca_file) as client:
        answer = client.request(case.method, case.url, content=case.content and case.content.encode())
        return Answer(answer.status_code, answer.text, answer.headers.get("proxy-authenticate"))
# example: end


serve(
    "httpr",
    version("httpr"),
    ["basic.http", "basic.connect", "redirect", "no_proxy", "upload"],
    get,
)
