import requests
import requests_toolbelt
from kit import Answer, serve
from requests_toolbelt.auth.http_proxy_digest import HTTPProxyDigestAuth


# example: begin
def get(case):
    proxies = {"http": case.proxy, "https": case.proxy}
    auth = None
    if case.user is not None:
        auth = HTTPProxyDigestAuth(case.user, case.password)
    answer = requests.request(
        case.method, case.url, data=case.content, proxies=proxies, auth=auth, verify=case.ca_file
    )
    return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))
# example: end


serve(
    "requests-toolbelt",
    requests_toolbelt.__version__,
    ["digest.http", "digest.connect", "redirect", "upload", "netrc", "no_proxy", "tls-proxy"],
    get,
)
