from importlib import metadata
from io import BytesIO

import pycurl
from kit import Answer, serve

# example: begin
PROXYAUTH = {
    "basic": pycurl.HTTPAUTH_BASIC,
    "digest": pycurl.HTTPAUTH_DIGEST,
}


def get(case):
    content = BytesIO()
    curl = pycurl.Curl()
    try:
        curl.setopt(pycurl.URL, case.url)
        curl.setopt(pycurl.CAINFO, case.ca_file)
        curl.setopt(pycurl.FOLLOWLOCATION, "redirect" in case.needs)
        curl.setopt(pycurl.NETRC, pycurl.NETRC_OPTIONAL if "netrc" in case.needs else pycurl.NETRC_IGNORED)
        if case.content is not None:
            curl.setopt(pycurl.POSTFIELDS, case.content)
        if case.no_proxy is not None:
            curl.setopt(pycurl.NOPROXY, case.no_proxy)
        curl.setopt(pycurl.PROXY_CAINFO, case.ca_file)
        curl.setopt(pycurl.WRITEDATA, content)
        if case.via == "url":
            curl.setopt(pycurl.PROXY, case.proxy_url)
        if case.via == "option":
            curl.setopt(pycurl.PROXY, case.proxy)
        if case.user is not None:
            curl.setopt(pycurl.PROXYUSERNAME, case.user)
            curl.setopt(pycurl.PROXYPASSWORD, case.password)
            known = [PROXYAUTH[scheme] for scheme in case.schemes if scheme in PROXYAUTH]
            curl.setopt(pycurl.PROXYAUTH, sum(known))
        curl.perform()
        return Answer(curl.getinfo(pycurl.RESPONSE_CODE), content.getvalue().decode())
    finally:
        curl.close()
# example: end


serve(
    "pycurl",
    f"{metadata.version('pycurl')} (libcurl {pycurl.version_info()[1]})",
    [
        "basic.http",
        "basic.connect",
        "digest.http",
        "digest.connect",
        "redirect",
        "no_proxy",
        "https_proxy",
        "upload",
        "netrc",
        "tls-proxy",
    ],
    get,
)
