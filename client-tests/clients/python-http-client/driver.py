import base64
import http.client
import platform
import ssl
from urllib.parse import urlsplit

from kit import Answer, serve


# example: begin
def get(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    target = urlsplit(case.url)
    path = target._replace(scheme="", netloc="", fragment="").geturl()
    connection = http.client.HTTPSConnection(case.proxy_host, case.proxy_port, context=trust)
    headers = {}
    if case.user is not None:
        credentials = base64.b64encode(f"{case.user}:{case.password}".encode())
        headers["Proxy-Authorization"] = f"Basic {credentials.decode()}"
    connection.set_tunnel(target.hostname, target.port or 443, headers)
    try:
        connection.request(case.method, path, case.content)
        answer = connection.getresponse()
        return Answer(answer.status, answer.read().decode(), answer.getheader("Proxy-Authenticate"))
    finally:
        connection.close()
# example: end


serve("http.client", platform.python_version(), ["basic.connect", "redirect", "upload"], get)
