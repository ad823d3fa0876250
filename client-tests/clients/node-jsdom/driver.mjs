import { ResourceLoader } from 'jsdom'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('jsdom', versionOf('jsdom'), ['basic.http', 'basic.connect', 'redirect'], async (test) => {
  // example: begin
  const answer = new ResourceLoader({ proxy: test.proxy_url }).fetch(test.url, {})
  const body = String(await answer)
  return { status: answer.response.statusCode, body }
  // example: end
})
