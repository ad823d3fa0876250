import httplib2
from httplib2 import socks
from kit import Answer, serve


# example: begin
def client(case):
    if case.via == "env":
        return httplib2.Http(ca_certs=case.ca_file)
    if case.via == "url":
        proxy = httplib2.proxy_info_from_url(case.proxy_url)
    else:
        proxy = httplib2.ProxyInfo(
            socks.PROXY_TYPE_HTTP,
            case.proxy_host,
            case.proxy_port,
            proxy_user=case.user,
            proxy_pass=case.password,
        )
    return httplib2.Http(proxy_info=proxy, ca_certs=case.ca_file)


def get(case):
    answer, content = client(case).request(case.url, case.method, case.content)
    return Answer(answer.status, content.decode(), answer.get("proxy-authenticate"))
# example: end


serve(
    "httplib2",
    httplib2.__version__,
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"],
    get,
)
