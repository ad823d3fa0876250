import tornado
from kit import Answer, serve
from tornado.curl_httpclient import CurlAsyncHTTPClient
from tornado.httpclient import HTTPRequest


# example: begin
async def get(case):
    client = CurlAsyncHTTPClient(force_instance=True)
    request = HTTPRequest(
        case.url,
        method=case.method,
        body=case.content,
        proxy_host=case.proxy_host,
        proxy_port=case.proxy_port,
        proxy_username=case.user,
        proxy_password=case.password,
        proxy_auth_mode="digest" if "digest" in case.schemes else "basic",
        ca_certs=case.ca_file,
    )
    try:
        answer = await client.fetch(request, raise_error=False)
        if answer.code == 599:
            answer.rethrow()
        return Answer(answer.code, answer.body.decode(), answer.headers.get("Proxy-Authenticate"))
    finally:
        client.close()
# example: end


serve(
    "tornado",
    tornado.version,
    ["basic.http", "basic.connect", "digest.http", "digest.connect", "redirect", "upload"],
    get,
)
