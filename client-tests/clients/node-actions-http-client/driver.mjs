import { HttpClient } from '@actions/http-client'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('@actions/http-client', versionOf('@actions/http-client'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await new HttpClient('client-tests').request(test.method, test.url, test.content ?? null)
  return {
    status: answer.message.statusCode,
    challenge: answer.message.headers['proxy-authenticate'],
    body: await answer.readBody()
  }
  // example: end
})
