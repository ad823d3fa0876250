import urllib from 'urllib'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('urllib', versionOf('urllib'), ['basic.http', 'basic.connect'], async (test) => {
  const answer = await urllib.request(test.url, {
    enableProxy: true,
    proxy: test.proxy_url,
    ca: test.ca,
    dataType: 'text'
  })
  return { status: answer.status, challenge: answer.headers['proxy-authenticate'], body: answer.data }
})
