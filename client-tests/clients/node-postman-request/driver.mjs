import { promisify } from 'node:util'
import request from 'postman-request'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
const send = promisify(request)
// example: end

serve('postman-request', versionOf('postman-request'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await send({
    uri: test.url,
    method: test.method,
    body: test.content,
    proxy: test.proxy_url,
    ca: test.ca
  })
  return { status: answer.statusCode, challenge: answer.headers['proxy-authenticate'], body: answer.body }
  // example: end
})
