import tunnel from 'tunnel'
import { nodeRequest, serve, versionOf } from '../../sdk/node/kit.mjs'

serve('tunnel', versionOf('tunnel'), ['basic.http', 'basic.connect', 'upload'], (test) => {
  // example: begin
  const proxy = {
    host: test.proxy_host,
    port: test.proxy_port,
    proxyAuth: test.user === undefined ? undefined : `${test.user}:${test.password}`
  }
  const agent = test.url.startsWith('https:')
    ? tunnel.httpsOverHttp({ proxy, ca: [test.ca] })
    : tunnel.httpOverHttp({ proxy })
  return nodeRequest(test, { agent })
  // example: end
})
