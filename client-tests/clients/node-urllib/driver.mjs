import { ProxyAgent, request } from 'urllib'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('urllib', versionOf('urllib'), ['basic.http', 'basic.connect', 'redirect', 'upload'], async (test) => {
  // example: begin
  const dispatcher = new ProxyAgent({ uri: test.proxy_url, requestTls: { ca: test.ca } })
  const answer = await request(test.url, {
    method: test.method,
    content: test.content,
    dispatcher,
    dataType: 'text'
  })
  return { status: answer.status, challenge: answer.headers['proxy-authenticate'], body: answer.data }
  // example: end
})
