import http from 'node:http'
import https from 'node:https'
import { nodeRequest, serve } from '../../sdk/node/kit.mjs'

// example: begin
const agentFor = ({ via, url, proxy_url }) => {
  if (via === 'env') return undefined
  const { Agent } = url.startsWith('https:') ? https : http
  return new Agent({ proxyEnv: { HTTP_PROXY: proxy_url, HTTPS_PROXY: proxy_url } })
}
// example: end

serve('node:http', process.versions.node, ['basic.http', 'basic.connect', 'no_proxy', 'https_proxy', 'upload'], (test) =>
  nodeRequest(test, { agent: agentFor(test), ca: test.ca }))
