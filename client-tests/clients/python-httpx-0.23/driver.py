import httpx
from kit import Answer, serve


# example: begin
def proxies(case):
    if case.via == "env":
        return None
    auth = None if case.user is None else (case.user, case.password)
    return httpx.Proxy(case.proxy_url or case.proxy, auth=auth)


def get(case):
    follow = "redirect" in case.needs  # it does not by default
    with httpx.Client(
        proxies=proxies(case), verify=case.ca_file, follow_redirects=follow
    ) as client:
        answer = client.request(case.method, case.url, content=case.content)
        return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))
# example: end


serve(
    "httpx",
    httpx.__version__,
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"],
    get,
)
