import { serve } from '../../sdk/node/kit.mjs'

serve('fetch', process.versions.undici, ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const answer = await fetch(test.url, { method: test.method, body: test.content })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
