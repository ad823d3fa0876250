import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'
import fetch from 'node-fetch'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('node-fetch', versionOf('node-fetch'), ['basic.http', 'basic.connect'], async (test) => {
  const agent = test.url.startsWith('https:')
    ? new HttpsProxyAgent(test.proxy_url, { ca: test.ca })
    : new HttpProxyAgent(test.proxy_url)
  const answer = await fetch(test.url, { agent })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
})
