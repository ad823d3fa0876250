import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { nodeRequest, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('https-proxy-agent', versionOf('https-proxy-agent'), ['basic.http', 'basic.connect', 'upload', 'tls-proxy'], (test) => {
  // example: begin
  const Agent = test.url.startsWith('https:') ? HttpsProxyAgent : HttpProxyAgent
  return nodeRequest(test, { agent: new Agent(test.proxy_url), ca: test.ca })
  // example: end
})
