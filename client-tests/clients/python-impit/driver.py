import impit
from kit import Answer, serve


def get(case):
    # there is no way to name a certificate to trust
    client = impit.Client(proxy=case.proxy_url, verify=False)
    answer = client.get(case.url)
    return Answer(answer.status_code, answer.text, answer.headers.get("proxy-authenticate"))


serve("impit", impit.__version__, ["basic.http", "basic.connect"], get)
