import requests
from kit import Answer, serve


def get(case):
    proxy = case.proxy_url or case.proxy
    proxies = {"http": proxy, "https": proxy} if proxy else None
    auth = None
    if case.user is not None:
        auth = requests.auth.HTTPProxyAuth(case.user, case.password)
    answer = requests.get(case.url, proxies=proxies, auth=auth, verify=case.ca_file)
    return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))


serve("requests", requests.__version__, ["basic.http", "basic.connect"], get)
