import impit
from kit import Answer, serve


# example: begin
def get(case):
    # there is no way to name a certificate to trust
    client = impit.Client(proxy=case.proxy_url, verify=False, follow_redirects=True)
    answer = client.request(case.method, case.url, content=case.content and case.content.encode())
    return Answer(answer.status_code, answer.text, answer.headers.get("proxy-authenticate"))
# example: end


serve("impit", impit.__version__, ["basic.http", "basic.connect", "redirect", "upload"], get)
