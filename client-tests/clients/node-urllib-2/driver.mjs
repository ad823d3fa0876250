import urllib from 'urllib'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('urllib', versionOf('urllib'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload'], async (test) => {
  // example: begin
  const answer = await urllib.request(test.url, {
    method: test.method,
    content: test.content,
    followRedirect: test.needs.includes('redirect'),
    enableProxy: true,
    proxy: test.proxy_url,
    ca: test.ca,
    dataType: 'text'
  })
  return { status: answer.status, challenge: answer.headers['proxy-authenticate'], body: answer.data }
  // example: end
})
