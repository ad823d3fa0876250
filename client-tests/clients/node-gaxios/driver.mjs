import { Gaxios } from 'gaxios'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('gaxios', versionOf('gaxios'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await new Gaxios().request({
    url: test.url,
    method: test.method,
    body: test.content,
    proxy: test.proxy_url,
    responseType: 'text',
    validateStatus: () => true
  })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: answer.data }
  // example: end
})
