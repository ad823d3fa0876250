import niquests
from kit import Answer, serve


# example: begin
def get(case):
    proxy = case.proxy_url or case.proxy
    proxies = {"http": proxy, "https": proxy} if proxy else None
    if case.https_proxy_url is not None:
        proxies["https"] = case.https_proxy_url or None
    auth = None
    if case.user is not None:
        auth = niquests.auth.HTTPProxyAuth(case.user, case.password)
    answer = niquests.request(
        case.method,
        case.url,
        data=case.content,
        proxies=proxies,
        auth=auth,
        verify=case.ca_file,
    )
    return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))
# example: end


serve(
    "niquests",
    niquests.__version__,
    [
        "basic.http",
        "basic.connect",
        "redirect",
        "no_proxy",
        "https_proxy",
        "upload",
        "netrc",
        "tls-proxy",
    ],
    get,
)
