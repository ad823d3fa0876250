import { ProxyAgent } from 'proxy-agent'
import { nodeRequest, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('proxy-agent', versionOf('proxy-agent'), ['basic.http', 'basic.connect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], (test) => {
  // example: begin
  const agent = test.via === 'env' ? new ProxyAgent() : new ProxyAgent({ getProxyForUrl: () => test.proxy_url })
  return nodeRequest(test, { agent, ca: test.ca })
  // example: end
})
