import axios from 'axios'
import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
const features = ['basic.http', 'basic.connect', 'redirect', 'upload', 'tls-proxy']
// example: end

serve('axios', versionOf('axios'), features, async (test) => {
  // example: begin
  const answer = await axios.request({
    url: test.url,
    method: test.method,
    data: test.content,
    httpAgent: new HttpProxyAgent(test.proxy_url),
    httpsAgent: new HttpsProxyAgent(test.proxy_url, { ca: test.ca }),
    proxy: false,
    transformResponse: (data) => data,
    validateStatus: () => true
  })
  return { status: answer.status, challenge: answer.headers['proxy-authenticate'], body: answer.data }
  // example: end
})
