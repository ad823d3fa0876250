import niquests
from kit import Answer, serve


def get(case):
    proxy = case.proxy_url or case.proxy
    proxies = {"http": proxy, "https": proxy} if proxy else None
    auth = None
    if case.user is not None:
        auth = niquests.auth.HTTPProxyAuth(case.user, case.password)
    answer = niquests.get(case.url, proxies=proxies, auth=auth, verify=case.ca_file)
    return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))


serve("niquests", niquests.__version__, ["basic.http", "basic.connect"], get)
