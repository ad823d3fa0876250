import ssl

import aiohttp
from kit import Answer, serve


# example: begin
async def open_websocket(session, case, auth, trust):
    proxy = case.proxy_url or case.proxy
    async with session.ws_connect(case.url, proxy=proxy, proxy_auth=auth, ssl=trust) as socket:
        await socket.send_str("hello")
        return Answer(101, await socket.receive_str())


async def get(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    auth = None if case.user is None else aiohttp.BasicAuth(case.user, case.password)
    async with aiohttp.ClientSession(trust_env=case.via == "env") as session:
        if case.url.startswith("ws"):
            return await open_websocket(session, case, auth, trust)
        answer = await session.request(
            case.method,
            case.url,
            data=case.content,
            proxy=case.proxy_url or case.proxy,
            proxy_auth=auth,
            ssl=trust,
        )
        challenge = answer.headers.get("Proxy-Authenticate")
        return Answer(answer.status, await answer.text(), challenge)
# example: end


serve(
    "aiohttp",
    aiohttp.__version__,
    [
        "basic.http",
        "basic.connect",
        "redirect",
        "no_proxy",
        "https_proxy",
        "upload",
        "tls-proxy",
        "netrc",
        "websocket",
    ],
    get,
)
