import scrapy
from kit import Answer, serve
from scrapy.crawler import CrawlerProcess


# example: begin
class Page(scrapy.Spider):
    name = "page"
    custom_settings = {"TELNETCONSOLE_ENABLED": False}

    async def start(self):
        meta = {"handle_httpstatus_all": True}
        if self.proxy:
            meta["proxy"] = self.proxy
        yield scrapy.Request(self.url, meta=meta, errback=self.failed)

    def parse(self, response):
        challenge = response.headers.get("Proxy-Authenticate")
        self.seen.append(
            Answer(response.status, response.text, challenge and challenge.decode("latin-1"))
        )

    def failed(self, failure):
        self.seen.append(failure.value)


def get(case):
    seen = []
    process = CrawlerProcess()
    process.crawl(Page, url=case.url, proxy=case.proxy_url, seen=seen)
    process.start()
    if not seen:
        raise RuntimeError("neither the callback nor the errback was called")
    if isinstance(seen[0], Exception):
        raise seen[0]
    return seen[0]
# example: end


serve(
    "scrapy",
    scrapy.__version__,
    ["basic.http", "basic.connect", "redirect", "no_proxy", "https_proxy"],
    get,
)
