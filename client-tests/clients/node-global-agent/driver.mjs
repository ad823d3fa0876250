import { bootstrap } from 'global-agent'
import { nodeRequest, serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
bootstrap()
// example: end

serve('global-agent', versionOf('global-agent'), ['basic.http', 'basic.connect', 'no_proxy', 'https_proxy', 'upload'], (test) => {
  // example: begin
  if (test.via === 'url') global.GLOBAL_AGENT.HTTP_PROXY = test.proxy_url
  return nodeRequest(test, { ca: test.ca })
  // example: end
})
