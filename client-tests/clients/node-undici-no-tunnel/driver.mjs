import { ProxyAgent, fetch } from 'undici'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
const features = ['basic.http', 'basic.connect', 'redirect', 'upload']
// example: end

serve('undici', versionOf('undici'), features, async (test) => {
  // example: begin
  const answer = await fetch(test.url, {
    method: test.method,
    body: test.content,
    dispatcher: new ProxyAgent({ uri: test.proxy_url, proxyTunnel: false, requestTls: { ca: test.ca } })
  })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
