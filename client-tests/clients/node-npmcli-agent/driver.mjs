import { getAgent } from '@npmcli/agent'
import { nodeRequest, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('@npmcli/agent', versionOf('@npmcli/agent'), ['basic.http', 'basic.connect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], (test) => {
  // example: begin
  const agent = getAgent(test.url, { proxy: test.proxy_url, ca: test.ca })
  return nodeRequest(test, { agent })
  // example: end
})
