import { EnvHttpProxyAgent, ProxyAgent, WebSocket, fetch } from 'undici'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
const dispatcherFor = (test) => {
  const tls = { requestTls: { ca: test.ca } }
  if (test.via === 'env') return new EnvHttpProxyAgent({ ...tls })
  if (test.via === 'url') return new ProxyAgent({ uri: test.proxy_url, ...tls })
  if (test.user === undefined) return new ProxyAgent({ uri: test.proxy, ...tls })
  const token = `Basic ${Buffer.from(`${test.user}:${test.password}`).toString('base64')}`
  return new ProxyAgent({ uri: test.proxy, token, ...tls })
}

const openWebSocket = (test) => new Promise((resolve, reject) => {
  const socket = new WebSocket(test.url, { dispatcher: dispatcherFor(test) })
  socket.onerror = (event) => reject(event.error ?? new Error(event.message))
  socket.onopen = () => socket.send('hello')
  socket.onmessage = ({ data }) => {
    socket.close()
    resolve({ status: 101, body: data })
  }
})
// example: end

serve('undici', versionOf('undici'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy', 'websocket'], async (test) => {
  // example: begin
  if (test.url.startsWith('ws')) return openWebSocket(test)
  const answer = await fetch(test.url, {
    method: test.method,
    body: test.content,
    dispatcher: dispatcherFor(test)
  })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
