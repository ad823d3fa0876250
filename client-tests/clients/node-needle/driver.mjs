import needle from 'needle'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('needle', versionOf('needle'), ['basic.http', 'redirect', 'no_proxy', 'https_proxy', 'upload'], async (test) => {
  // example: begin
  const answer = await needle(test.method.toLowerCase(), test.url, test.content, {
    follow_max: test.needs.includes('redirect') ? 5 : 0,
    proxy: test.proxy_url, ca: test.ca, parse_response: false
  })
  return { status: answer.statusCode, challenge: answer.headers['proxy-authenticate'], body: String(answer.body) }
  // example: end
})
