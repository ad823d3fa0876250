import https from 'node:https'
import axios from 'axios'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
const proxyFor = ({ via, proxy, proxy_host: host, proxy_port: port, user, password }) => {
  if (via === 'env') return undefined
  return {
    protocol: new URL(proxy).protocol,
    host,
    port,
    auth: user === undefined ? undefined : { username: user, password }
  }
}
// example: end

serve('axios', versionOf('axios'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await axios.request({
    url: test.url,
    method: test.method,
    data: test.content,
    proxy: proxyFor(test),
    httpsAgent: new https.Agent({ ca: test.ca }),
    transformResponse: (data) => data,
    validateStatus: () => true
  })
  return { status: answer.status, challenge: answer.headers['proxy-authenticate'], body: answer.data }
  // example: end
})
