import { HttpClient } from 'typed-rest-client/HttpClient.js'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('typed-rest-client', versionOf('typed-rest-client'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload'], async (test) => {
  // example: begin
  const proxy = test.via === 'env'
    ? undefined
    : { proxyUrl: test.proxy, proxyUsername: test.user, proxyPassword: test.password }
  const client = new HttpClient('client-tests', [], { proxy, cert: { caFile: test.ca_file } })
  const answer = await client.request(test.method, test.url, test.content ?? null)
  return {
    status: answer.message.statusCode,
    challenge: answer.message.headers['proxy-authenticate'],
    body: await answer.readBody()
  }
  // example: end
})
