import HttpProxyAgent from 'http-proxy-agent'
import HttpsProxyAgent from 'https-proxy-agent'
import { nodeGet, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('https-proxy-agent', versionOf('https-proxy-agent'), ['basic.http', 'basic.connect'], (test) => {
  const agentFor = test.url.startsWith('https:') ? HttpsProxyAgent : HttpProxyAgent
  return nodeGet(test.url, { agent: agentFor(test.proxy_url), ca: test.ca })
})
