from base64 import b64encode
from urllib.parse import quote
from urllib.request import Request, urlopen

def test_download(proxy407):
    proxy407.use("basic", user="user", password="p@ss:word")
    account = "user:p@ss:word"
    account = "user:" + quote("p@ss:word", safe="")  # wrong
    request = Request("http://example.test/ip")
    request.set_proxy(proxy407.url.removeprefix("http://"), "http")
    request.add_header("Proxy-Authorization", "Basic " + b64encode(account.encode()).decode())
    assert urlopen(request).status == 200
