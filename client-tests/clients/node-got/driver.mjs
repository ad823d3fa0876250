import got from 'got'
import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('got', versionOf('got'), ['basic.http', 'basic.connect', 'redirect', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await got(test.url, {
    method: test.method,
    body: test.content,
    agent: {
      http: new HttpProxyAgent({ proxy: test.proxy_url }),
      https: new HttpsProxyAgent({ proxy: test.proxy_url })
    },
    https: { certificateAuthority: test.ca },
    throwHttpErrors: false
  })
  return { status: answer.statusCode, challenge: answer.headers['proxy-authenticate'], body: answer.body }
  // example: end
})
