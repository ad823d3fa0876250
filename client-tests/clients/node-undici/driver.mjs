import { EnvHttpProxyAgent, ProxyAgent, fetch } from 'undici'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

const dispatcherFor = (test) => {
  const tls = { requestTls: { ca: test.ca } }
  if (test.via === 'env') return new EnvHttpProxyAgent({ ...tls })
  if (test.via === 'url') return new ProxyAgent({ uri: test.proxy_url, ...tls })
  if (test.user === undefined) return new ProxyAgent({ uri: test.proxy, ...tls })
  const token = `Basic ${Buffer.from(`${test.user}:${test.password}`).toString('base64')}`
  return new ProxyAgent({ uri: test.proxy, token, ...tls })
}

serve('undici', versionOf('undici'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  const answer = await fetch(test.url, {
    method: test.method,
    body: test.content,
    dispatcher: dispatcherFor(test)
  })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
})
