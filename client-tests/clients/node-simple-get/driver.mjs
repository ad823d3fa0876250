import get from 'simple-get'
import tunnel from 'tunnel'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('simple-get', versionOf('simple-get'), ['basic.http', 'basic.connect', 'redirect', 'upload'], (test) => {
  // example: begin
  const proxy = {
    host: test.proxy_host,
    port: test.proxy_port,
    proxyAuth: test.user === undefined ? undefined : `${test.user}:${test.password}`
  }
  const agent = test.url.startsWith('https:')
    ? tunnel.httpsOverHttp({ proxy, ca: [test.ca] })
    : tunnel.httpOverHttp({ proxy })
  return new Promise((resolve, reject) => {
    get.concat({ url: test.url, method: test.method, body: test.content, agent }, (problem, answer, body) => {
      if (problem) reject(problem)
      else resolve({ status: answer.statusCode, body: String(body) })
    })
  })
  // example: end
})
