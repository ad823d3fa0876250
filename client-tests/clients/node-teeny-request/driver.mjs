import { promisify } from 'node:util'
import { teenyRequest } from 'teeny-request'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('teeny-request', versionOf('teeny-request'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await promisify(teenyRequest)({
    uri: test.url,
    method: test.method,
    body: test.content,
    proxy: test.proxy_url
  })
  const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  return { status: answer.statusCode, challenge: answer.headers['proxy-authenticate'], body }
  // example: end
})
