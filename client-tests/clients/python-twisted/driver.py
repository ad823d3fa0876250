import base64
import io

import twisted
from kit import Answer, serve
from twisted.internet import defer, endpoints, reactor
from twisted.web.client import FileBodyProducer, ProxyAgent, RedirectAgent, readBody
from twisted.web.http_headers import Headers


# example: begin
async def request(case):
    proxy = endpoints.HostnameEndpoint(reactor, case.proxy_host, case.proxy_port)
    agent = RedirectAgent(ProxyAgent(proxy))
    headers = Headers()
    if case.user is not None:
        credentials = base64.b64encode(f"{case.user}:{case.password}".encode()).decode()
        headers.addRawHeader("Proxy-Authorization", f"Basic {credentials}")
    content = FileBodyProducer(io.BytesIO(case.content.encode())) if case.content else None
    answer = await agent.request(case.method.encode(), case.url.encode(), headers, content)
    body = await readBody(answer)
    challenge = answer.headers.getRawHeaders("Proxy-Authenticate", [None])[0]
    return Answer(answer.code, body.decode(), challenge)


def get(case):
    outcome = []
    running = defer.ensureDeferred(request(case))
    running.addBoth(outcome.append)
    running.addBoth(lambda _: reactor.stop())
    reactor.run()
    if not isinstance(outcome[0], Answer):
        outcome[0].raiseException()
    return outcome[0]
# example: end


serve("twisted", twisted.__version__, ["basic.http", "basic.connect", "redirect", "upload"], get)
