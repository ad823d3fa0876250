import HttpProxyAgent from 'http-proxy-agent'
import HttpsProxyAgent from 'https-proxy-agent'
import fetch from 'node-fetch'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('node-fetch', versionOf('node-fetch'), ['basic.http', 'basic.connect', 'redirect', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const agent = ({ protocol }) =>
    protocol === 'https:' ? new HttpsProxyAgent(test.proxy_url) : new HttpProxyAgent(test.proxy_url)
  const answer = await fetch(test.url, { method: test.method, body: test.content, agent })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
