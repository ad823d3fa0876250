import { ofetch } from 'ofetch'
import { ProxyAgent } from 'undici'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('ofetch', versionOf('ofetch'), ['basic.http', 'basic.connect', 'redirect', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const dispatcher = new ProxyAgent({ uri: test.proxy_url, requestTls: { ca: test.ca } })
  const answer = await ofetch.raw(test.url, {
    method: test.method,
    body: test.content,
    dispatcher, responseType: 'text', ignoreResponseError: true
  })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: answer._data }
  // example: end
})
