import HttpProxyAgent from 'http-proxy-agent'
import HttpsProxyAgent from 'https-proxy-agent'
import fetch from 'node-fetch'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('node-fetch', versionOf('node-fetch'), ['basic.http', 'basic.connect'], async (test) => {
  const agentFor = test.url.startsWith('https:') ? HttpsProxyAgent : HttpProxyAgent
  const answer = await fetch(test.url, { agent: agentFor(test.proxy_url) })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
})
