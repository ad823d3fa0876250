import platform
import ssl
from urllib.error import HTTPError
from urllib.request import (
    HTTPPasswordMgrWithDefaultRealm,
    HTTPSHandler,
    ProxyBasicAuthHandler,
    ProxyDigestAuthHandler,
    ProxyHandler,
    Request,
    build_opener,
)

from kit import Answer, serve


# example: begin
def get(case):
    handlers = [HTTPSHandler(context=ssl.create_default_context(cafile=case.ca_file))]
    proxy = case.proxy_url or case.proxy
    if proxy:
        https = proxy if case.https_proxy_url is None else case.https_proxy_url
        handlers += [ProxyHandler({"http": proxy, "https": https} if https else {"http": proxy})]
    if case.user is not None:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, proxy, case.user, case.password)
        handlers += [ProxyDigestAuthHandler(passwords), ProxyBasicAuthHandler(passwords)]
    try:
        content = None if case.content is None else case.content.encode()
        answer = build_opener(*handlers).open(Request(case.url, content, method=case.method))
    except HTTPError as refused:
        answer = refused
    with answer:
        challenge = answer.headers.get("Proxy-Authenticate")
        return Answer(answer.status, answer.read().decode(), challenge)
# example: end


serve(
    "urllib.request",
    platform.python_version(),
    ["basic.http", "basic.connect", "digest.http", "redirect", "no_proxy", "https_proxy", "upload"],
    get,
)
