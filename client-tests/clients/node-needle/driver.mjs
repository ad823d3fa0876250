import needle from 'needle'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('needle', versionOf('needle'), ['basic.http'], async (test) => {
  const answer = await needle('get', test.url, { proxy: test.proxy_url, ca: test.ca, parse_response: false })
  return { status: answer.statusCode, challenge: answer.headers['proxy-authenticate'], body: String(answer.body) }
})
