import { gotScraping } from 'got-scraping'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('got-scraping', versionOf('got-scraping'), ['basic.http', 'basic.connect', 'redirect', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await gotScraping({
    url: test.url,
    method: test.method,
    body: test.content,
    proxyUrl: test.proxy_url,
    https: { certificateAuthority: test.ca }
  })
  return { status: answer.statusCode, challenge: answer.headers['proxy-authenticate'], body: answer.body }
  // example: end
})
