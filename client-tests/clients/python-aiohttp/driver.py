import ssl

import aiohttp
from kit import Answer, serve


async def get(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    auth = None if case.user is None else aiohttp.BasicAuth(case.user, case.password)
    async with aiohttp.ClientSession(trust_env=case.via == "env") as session:
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


serve("aiohttp", aiohttp.__version__, ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload", "tls-proxy", "netrc"], get)
