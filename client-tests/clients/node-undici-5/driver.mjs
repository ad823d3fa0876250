import { ProxyAgent, fetch } from 'undici'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
const agentFor = (test) => {
  const tls = { requestTls: { ca: test.ca } }
  if (test.via === 'url') return new ProxyAgent({ uri: test.proxy_url, ...tls })
  if (test.user === undefined) return new ProxyAgent({ uri: test.proxy, ...tls })
  const token = `Basic ${Buffer.from(`${test.user}:${test.password}`).toString('base64')}`
  return new ProxyAgent({ uri: test.proxy, token, ...tls })
}
// example: end

serve('undici', versionOf('undici'), ['basic.http', 'basic.connect', 'redirect', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await fetch(test.url, {
    method: test.method,
    body: test.content,
    dispatcher: agentFor(test)
  })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
