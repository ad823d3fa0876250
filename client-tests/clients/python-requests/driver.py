import requests
from kit import Answer, serve


def get(case):
    proxies = {"http": case.proxy_url, "https": case.proxy_url} if case.via == "url" else None
    answer = requests.get(case.url, proxies=proxies, verify=case.ca_file)
    return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))


serve("requests", requests.__version__, ["basic.http", "basic.connect"], get)
