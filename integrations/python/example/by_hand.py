"""The test of ../README.md without the fixture: http:// alone, and no word on what was wrong."""
import base64
import http.server
import threading
from urllib.parse import quote

import pytest
import requests

EXPECTED = "Basic " + base64.b64encode(b"user:p@ss:word").decode()


class Proxy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        sent = self.headers.get("Proxy-Authorization")
        self.server.seen.append(sent)
        self.send_response(200 if sent == EXPECTED else 407)
        if sent != EXPECTED:
            self.send_header("Proxy-Authenticate", 'Basic realm="test"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def proxy():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_download_through_the_proxy(proxy):
    url = f"http://user:{quote('p@ss:word', safe='')}@127.0.0.1:{proxy.server_port}"

    assert requests.get("http://example.test/ip", proxies={"http": url}).status_code == 200
    assert proxy.seen == [EXPECTED]
