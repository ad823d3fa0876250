import ssl

import aiohttp
import aiohttp_socks
from aiohttp_socks import ProxyConnector, ProxyType
from kit import Answer, serve


# example: begin
def connector(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    if case.via == "url":
        return ProxyConnector.from_url(case.proxy_url, ssl=trust)
    return ProxyConnector(
        proxy_type=ProxyType.HTTP,
        host=case.proxy_host,
        port=case.proxy_port,
        username=case.user,
        password=case.password,
        ssl=trust,
    )


async def get(case):
    async with aiohttp.ClientSession(connector=connector(case)) as session:
        answer = await session.request(case.method, case.url, data=case.content)
        return Answer(answer.status, await answer.text())
# example: end


serve(
    "aiohttp-socks",
    aiohttp_socks.__version__,
    ["basic.http", "basic.connect", "redirect", "upload"],
    get,
)
