from urllib.parse import urlsplit

import paho.mqtt
import socks
from kit import Answer, serve
from paho.mqtt.client import Client, error_string
from paho.mqtt.enums import CallbackAPIVersion


# example: begin
def get(case):
    url = urlsplit(case.url)
    client = Client(CallbackAPIVersion.VERSION2, transport="websockets")
    client.ws_set_options(path=url.path)
    if url.scheme == "wss":
        client.tls_set(ca_certs=case.ca_file)
    proxy = {"proxy_type": socks.HTTP, "proxy_addr": case.proxy_host, "proxy_port": case.proxy_port}
    if case.user is not None:
        proxy |= {"proxy_username": case.user, "proxy_password": case.password}
    client.proxy_set(**proxy)
    # It returns when the WebSocket is open; that no broker speaks MQTT at its other end is told later.
    told = client.connect(url.hostname, url.port or (443 if url.scheme == "wss" else 80))
    if told != 0:
        raise RuntimeError(error_string(told))
    return Answer(101, "")
# example: end


serve("paho-mqtt", paho.mqtt.__version__, ["basic.http", "basic.connect", "websocket"], get)
