import kubernetes
import urllib3
from kit import Answer, serve
from kubernetes.client import ApiClient, Configuration


# example: begin
def get(case):
    configuration = Configuration(host=case.url)
    configuration.ssl_ca_cert = case.ca_file
    if case.via == "option":
        configuration.proxy = case.proxy
    if case.user is not None:
        credentials = f"{case.user}:{case.password}"
        configuration.proxy_headers = urllib3.make_headers(proxy_basic_auth=credentials)
    with ApiClient(configuration) as client:
        answer = client.rest_client.request("GET", case.url)
        return Answer(answer.status, answer.read().decode())
# example: end


serve("kubernetes", kubernetes.__version__, ["basic.http", "basic.connect", "redirect"], get)
