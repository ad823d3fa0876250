import ssl

import websockets
from kit import Answer, serve
from websockets.sync.client import connect


# example: begin
def get(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    options = {"proxy": case.proxy_url} if case.via == "url" else {}
    if case.url.startswith("wss:"):
        options["ssl"] = trust
    if "tls-proxy" in case.needs:
        options["proxy_ssl"] = trust
    with connect(case.url, **options) as connection:
        connection.send("hello")
        return Answer(connection.response.status_code, connection.recv())
# example: end


serve(
    "websockets",
    websockets.__version__,
    ["basic.http", "basic.connect", "websocket", "tls-proxy", "no_proxy", "https_proxy"],
    get,
)
