import { HttpClient } from 'typed-rest-client/HttpClient.js'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('typed-rest-client', versionOf('typed-rest-client'), ['basic.http', 'basic.connect'], async (test) => {
  const proxy = test.via === 'env'
    ? undefined
    : { proxyUrl: test.proxy, proxyUsername: test.user, proxyPassword: test.password }
  const client = new HttpClient('client-tests', [], { proxy, cert: { caFile: test.ca_file } })
  const answer = await client.get(test.url)
  return {
    status: answer.message.statusCode,
    challenge: answer.message.headers['proxy-authenticate'],
    body: await answer.readBody()
  }
})
