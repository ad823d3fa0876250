import kubernetes
import urllib3
from kit import Answer, serve
from kubernetes.client import ApiClient, Configuration, CoreV1Api
from kubernetes.stream import stream

# example: begin
STDIN = 0


def get(case):
    configuration = Configuration(host=case.url.replace("ws", "http", 1).rstrip("/"))
    configuration.ssl_ca_cert = case.ca_file
    configuration.proxy = case.proxy
    if case.no_proxy is not None:
        configuration.no_proxy = case.no_proxy
    if case.user is not None:
        credentials = f"{case.user}:{case.password}"
        configuration.proxy_headers = urllib3.make_headers(proxy_basic_auth=credentials)
    api = CoreV1Api(ApiClient(configuration))
    run = api.connect_get_namespaced_pod_exec
    shell = stream(run, "pod", "default", command=["cat"], stdin=True, _preload_content=False)
    shell.write_stdin("hello")
    echo = shell.read_channel(STDIN, timeout=case.time_ms / 1000)
    shell.close()
    return Answer(101, echo)
# example: end


serve("kubernetes", kubernetes.__version__, ["basic.http", "basic.connect", "websocket", "no_proxy"], get)
