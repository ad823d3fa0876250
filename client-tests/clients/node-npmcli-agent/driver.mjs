import { getAgent } from '@npmcli/agent'
import { nodeGet, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('@npmcli/agent', versionOf('@npmcli/agent'), ['basic.http', 'basic.connect'], (test) => {
  const agent = getAgent(test.url, { proxy: test.proxy_url, ca: test.ca })
  return nodeGet(test.url, { agent })
})
