from pathlib import Path

import pyreqwest
from kit import Answer, serve
from pyreqwest.client import SyncClientBuilder
from pyreqwest.proxy import ProxyBuilder


# example: begin
def get(case):
    builder = SyncClientBuilder().add_root_certificate_pem(Path(case.ca_file).read_bytes())
    if case.via != "env":
        proxy = ProxyBuilder.all(case.proxy_url or case.proxy)
        if case.user is not None:
            proxy = proxy.basic_auth(case.user, case.password)
        builder = builder.proxy(proxy)
    with builder.build() as client:
        request = client.request(case.method, case.url)
        if case.content is not None:
            request = request.body_text(case.content)
        answer = request.build().send()
        return Answer(answer.status, answer.text(), answer.headers.get("proxy-authenticate"))
# example: end


serve(
    "pyreqwest",
    pyreqwest.__version__,
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload", "tls-proxy"],
    get,
)
