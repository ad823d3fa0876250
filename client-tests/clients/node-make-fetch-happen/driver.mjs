import fetch from 'make-fetch-happen'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('make-fetch-happen', versionOf('make-fetch-happen'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await fetch(test.url, { method: test.method, body: test.content, proxy: test.proxy_url, ca: test.ca })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
