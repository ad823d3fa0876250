import OpenAI from 'openai'
import { ProxyAgent } from 'undici'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('openai', versionOf('openai'), ['basic.http', 'basic.connect', 'redirect', 'tls-proxy'], async (test) => {
  // example: begin
  const { origin, pathname, search } = new URL(test.url)
  const dispatcher = new ProxyAgent({ uri: test.proxy_url, requestTls: { ca: test.ca } })
  const client = new OpenAI({ apiKey: 'none', baseURL: origin, fetchOptions: { dispatcher } })
  const answer = await client.get(pathname + search).asResponse()
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
