from importlib.metadata import version

import tls_client
from kit import Answer, serve


# example: begin
def get(case):
    session = tls_client.Session(client_identifier="chrome_120")
    # there is no way to name a certificate to trust
    answer = session.execute_request(
        case.method,
        case.url,
        data=case.content,
        allow_redirects="redirect" in case.needs,
        proxy=case.proxy_url,
        insecure_skip_verify=True,
    )
    if answer.status_code == 0:
        raise RuntimeError(answer.text)
    return Answer(answer.status_code, answer.text)
# example: end


serve(
    "tls-client",
    version("tls-client"),
    ["basic.http", "basic.connect", "redirect", "upload"],
    get,
)
