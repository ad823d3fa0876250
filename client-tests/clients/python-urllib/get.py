"""get.py URL [PROXY [USER PASSWORD]]: writes the answer's content.

Without a proxy the environment tells it. User and password go to the handlers that answer a 407.
"""

import sys
from urllib.request import (
    HTTPPasswordMgrWithDefaultRealm,
    ProxyBasicAuthHandler,
    ProxyDigestAuthHandler,
    ProxyHandler,
    build_opener,
)

url, *proxy = sys.argv[1:]
handlers = [ProxyHandler({"http": proxy[0], "https": proxy[0]})] if proxy else []
if len(proxy) == 3:
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, proxy[0], proxy[1], proxy[2])
    handlers += [ProxyDigestAuthHandler(passwords), ProxyBasicAuthHandler(passwords)]
with build_opener(*handlers).open(url) as answer:
    sys.stdout.buffer.write(answer.read())
