import ssl
from importlib.metadata import version

from aiosonic import HTTPClient, Proxy
from kit import Answer, serve


# example: begin
def proxy(case):
    if case.via == "env":
        return None
    if case.via == "url":
        return Proxy.from_url(case.proxy_url)
    return Proxy(case.proxy, None if case.user is None else f"{case.user}:{case.password}")


async def get(case):
    trust = ssl.create_default_context(cafile=case.ca_file)
    async with HTTPClient(proxy=proxy(case), trust_env=case.via == "env") as client:
        answer = await client.request(
            case.url,
            method=case.method,
            data=case.content,
            follow="redirect" in case.needs,
            ssl=trust if case.url.startswith("https:") else None,
        )
        challenge = answer.headers.get("proxy-authenticate")
        return Answer(answer.status_code, await answer.text(), challenge)
# example: end


serve(
    "aiosonic",
    version("aiosonic"),
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy", "upload"],
    get,
)
