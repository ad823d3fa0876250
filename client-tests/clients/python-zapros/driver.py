import ssl
from importlib.metadata import version

import zapros
from kit import Answer, serve


# example: begin
def get(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    handler = zapros.StdNetworkHandler(transport=zapros.SyncTransport(ssl_context=trust))
    with zapros.Client(handler) as client:
        answer = client.get(case.url, context={"network": {"proxy": {"url": case.proxy_url}}})
        return Answer(answer.status, answer.text)
# example: end


serve("zapros", version("zapros"), ["basic.http", "basic.connect", "redirect"], get)
