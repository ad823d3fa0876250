import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent'
import { nodeGet, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('hpagent', versionOf('hpagent'), ['basic.http', 'basic.connect'], (test) => {
  const Agent = test.url.startsWith('https:') ? HttpsProxyAgent : HttpProxyAgent
  return nodeGet(test.url, { agent: new Agent({ proxy: test.proxy_url, ca: test.ca }) })
})
