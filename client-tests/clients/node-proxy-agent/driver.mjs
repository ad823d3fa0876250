import { ProxyAgent } from 'proxy-agent'
import { nodeGet, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('proxy-agent', versionOf('proxy-agent'), ['basic.http', 'basic.connect'], (test) => {
  const agent = test.via === 'env' ? new ProxyAgent() : new ProxyAgent({ getProxyForUrl: () => test.proxy_url })
  return nodeGet(test.url, { agent, ca: test.ca })
})
