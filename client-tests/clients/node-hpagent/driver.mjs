import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent'
import { nodeRequest, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('hpagent', versionOf('hpagent'), ['basic.http', 'basic.connect', 'upload', 'tls-proxy'], (test) => {
  // example: begin
  const Agent = test.url.startsWith('https:') ? HttpsProxyAgent : HttpProxyAgent
  return nodeRequest(test, { agent: new Agent({ proxy: test.proxy_url, ca: test.ca }) })
  // example: end
})
