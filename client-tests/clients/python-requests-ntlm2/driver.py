from importlib.metadata import version

import requests
from kit import Answer, serve
from requests_ntlm2 import HttpNtlmAdapter, HttpNtlmAuth


# example: begin
def get(case):
    with requests.Session() as session:
        session.proxies = {"http": case.proxy, "https": case.proxy}
        session.verify = case.ca_file
        if case.user is not None:
            session.mount("https://", HttpNtlmAdapter(case.user, case.password))
            session.mount("http://", HttpNtlmAdapter(case.user, case.password))
            session.auth = HttpNtlmAuth(case.user, case.password)
        answer = session.request(case.method, case.url, data=case.content)
        return Answer(answer.status_code, answer.text, answer.headers.get("Proxy-Authenticate"))
# example: end


serve(
    "requests-ntlm2",
    version("requests-ntlm2"),
    ["ntlm.http", "ntlm.connect", "redirect", "upload", "netrc", "no_proxy"],
    get,
)
