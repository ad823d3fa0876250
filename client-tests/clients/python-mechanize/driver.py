import mechanize
from kit import Answer, serve


# example: begin
def get(case):
    browser = mechanize.Browser()
    browser.set_handle_robots(False)
    browser.set_ca_data(cafile=case.ca_file)
    proxy = case.proxy_url or case.proxy
    if proxy:
        https = proxy if case.https_proxy_url is None else case.https_proxy_url
        browser.set_proxies({"http": proxy, "https": https} if https else {"http": proxy})
    if case.user is not None:
        browser.add_proxy_password(case.user, case.password)
    try:
        answer = browser.open(case.url, case.content)
    except mechanize.HTTPError as refused:
        answer = refused
    return Answer(answer.code, answer.read().decode(), answer.info().get("Proxy-Authenticate"))
# example: end


serve(
    "mechanize",
    ".".join(str(part) for part in mechanize.__version__[:3]),
    ["basic.http", "basic.connect", "digest.http", "redirect", "no_proxy", "https_proxy", "upload"],
    get,
)
