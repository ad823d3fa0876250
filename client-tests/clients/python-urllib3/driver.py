import urllib3
from kit import Answer, serve


# example: begin
def get(case):
    headers = None
    if case.user is not None:
        headers = urllib3.make_headers(proxy_basic_auth=f"{case.user}:{case.password}")
    proxy = urllib3.ProxyManager(case.proxy_url or case.proxy, proxy_headers=headers, ca_certs=case.ca_file)
    with proxy:
        answer = proxy.request(case.method, case.url, body=case.content)
        return Answer(answer.status, answer.data.decode(), answer.headers.get("Proxy-Authenticate"))
# example: end


serve(
    "urllib3",
    urllib3.__version__,
    ["basic.http", "basic.connect", "redirect", "upload", "tls-proxy"],
    get,
)
