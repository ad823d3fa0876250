import azure.core
from azure.core import PipelineClient
from azure.core.pipeline.policies import ProxyPolicy, RedirectPolicy
from azure.core.rest import HttpRequest
from kit import Answer, serve


# example: begin
def get(case):
    proxies = {"http": case.proxy_url, "https": case.proxy_url} if case.proxy_url else None
    if case.https_proxy_url is not None:
        proxies["https"] = case.https_proxy_url or None
    policies = [RedirectPolicy(), ProxyPolicy(proxies)]
    with PipelineClient(case.url, policies=policies, connection_verify=case.ca_file) as client:
        answer = client.send_request(HttpRequest(case.method, case.url, content=case.content))
        challenge = answer.headers.get("Proxy-Authenticate")
        return Answer(answer.status_code, answer.text(), challenge)
# example: end


serve(
    "azure-core",
    azure.core.__version__,
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload", "tls-proxy"],
    get,
)
