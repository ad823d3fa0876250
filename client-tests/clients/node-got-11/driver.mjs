import got from 'got'
import tunnel from 'tunnel'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('got', versionOf('got'), ['basic.http', 'basic.connect', 'redirect', 'upload'], async (test) => {
  // example: begin
  const proxy = {
    host: test.proxy_host,
    port: test.proxy_port,
    proxyAuth: test.user === undefined ? undefined : `${test.user}:${test.password}`
  }
  const answer = await got(test.url, {
    method: test.method,
    body: test.content,
    agent: { http: tunnel.httpOverHttp({ proxy }), https: tunnel.httpsOverHttp({ proxy, ca: [test.ca] }) },
    throwHttpErrors: false
  })
  return { status: answer.statusCode, challenge: answer.headers['proxy-authenticate'], body: answer.body }
  // example: end
})
