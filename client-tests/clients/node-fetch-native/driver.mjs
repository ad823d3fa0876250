import { createFetch } from 'node-fetch-native/proxy'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('node-fetch-native', versionOf('node-fetch-native'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const fetch = test.via === 'env' ? createFetch() : createFetch({ url: test.proxy_url })
  const answer = await fetch(test.url, { method: test.method, body: test.content })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
