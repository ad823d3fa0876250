import superagent from 'superagent'
import withProxy from 'superagent-proxy'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
withProxy(superagent)
// example: end

serve('superagent', versionOf('superagent'), ['basic.http', 'basic.connect', 'redirect', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await superagent(test.method, test.url)
    .proxy(test.proxy_url)
    .ca(test.ca)
    .ok(() => true)
    .send(test.content)
  return { status: answer.status, challenge: answer.headers['proxy-authenticate'], body: answer.text }
  // example: end
})
