from importlib.metadata import version

import primp
from kit import Answer, serve


def get(case):
    client = primp.Client(proxy=case.proxy_url, ca_cert_file=case.ca_file)
    answer = client.get(case.url)
    return Answer(answer.status_code, answer.text, answer.headers.get("proxy-authenticate"))


serve("primp", version("primp"), ["basic.http", "basic.connect"], get)
