import curl_cffi
from curl_cffi import requests
from kit import Answer, serve


# example: begin
def get(case):
    auth = None if case.user is None else (case.user, case.password)
    proxy = case.proxy_url or case.proxy
    answer = requests.request(
        case.method,
        case.url,
        data=case.content,
        proxy=proxy,
        proxy_auth=auth,
        verify=case.ca_file,
    )
    return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))
# example: end


serve(
    "curl_cffi",
    curl_cffi.__version__,
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"],
    get,
)
