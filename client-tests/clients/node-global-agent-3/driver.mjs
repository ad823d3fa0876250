import { bootstrap } from 'global-agent'
import { nodeGet, serve, versionOf } from '../../sdk/node/kit.mjs'

bootstrap()

serve('global-agent', versionOf('global-agent'), ['basic.http', 'basic.connect'], (test) => {
  if (test.via === 'url') global.GLOBAL_AGENT.HTTP_PROXY = test.proxy_url
  return nodeGet(test.url, { ca: test.ca })
})
