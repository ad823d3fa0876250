import platform
import ssl
from urllib.error import HTTPError
from urllib.request import (
    HTTPPasswordMgrWithDefaultRealm,
    HTTPSHandler,
    ProxyBasicAuthHandler,
    ProxyDigestAuthHandler,
    ProxyHandler,
    build_opener,
)

from kit import Answer, serve


def get(case):
    handlers = [HTTPSHandler(context=ssl.create_default_context(cafile=case.ca_file))]
    proxy = case.proxy_url or case.proxy
    if proxy:
        handlers += [ProxyHandler({"http": proxy, "https": proxy})]
    if case.user is not None:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, proxy, case.user, case.password)
        handlers += [ProxyDigestAuthHandler(passwords), ProxyBasicAuthHandler(passwords)]
    try:
        answer = build_opener(*handlers).open(case.url)
    except HTTPError as refused:
        answer = refused
    with answer:
        challenge = answer.headers.get("Proxy-Authenticate")
        return Answer(answer.status, answer.read().decode(), challenge)


serve(
    "urllib.request",
    platform.python_version(),
    ["basic.http", "basic.connect", "digest.http"],
    get,
)
