import { HttpsProxyAgent } from 'https-proxy-agent'
import WebSocket from 'ws'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
const features = ['basic.http', 'basic.connect', 'websocket', 'tls-proxy']
// example: end

serve('ws', versionOf('ws'), features, (test) => new Promise((resolve, reject) => {
  // example: begin
  const socket = new WebSocket(test.url, { agent: new HttpsProxyAgent(test.proxy_url), ca: test.ca })
  socket.on('error', reject)
  socket.on('open', () => socket.send('hello'))
  socket.on('message', (message) => {
    socket.close()
    resolve({ status: 101, body: String(message) })
  })
  // example: end
}))
