import websocket
from kit import Answer, serve


# example: begin
def get(case):
    options = {}
    if case.via == "option":
        options = {
            "proxy_type": "http",
            "http_proxy_host": case.proxy_host,
            "http_proxy_port": case.proxy_port,
        }
    if case.user is not None:
        options["http_proxy_auth"] = (case.user, case.password)
    if case.no_proxy is not None:
        options["http_no_proxy"] = case.no_proxy.split(",")
    trust = {"ca_certs": case.ca_file}
    connection = websocket.create_connection(case.url, sslopt=trust, **options)
    try:
        connection.send("hello")
        return Answer(connection.getstatus(), connection.recv())
    finally:
        connection.close()
# example: end


serve(
    "websocket-client",
    websocket.__version__,
    ["basic.http", "basic.connect", "websocket", "no_proxy", "https_proxy"],
    get,
)
