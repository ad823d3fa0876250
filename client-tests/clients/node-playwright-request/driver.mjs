import { request } from 'playwright-core'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('playwright-core', versionOf('playwright-core'), ['basic.http', 'basic.connect', 'redirect', 'upload'], async (test) => {
  // example: begin
  const context = await request.newContext({
    proxy: { server: test.proxy, username: test.user, password: test.password }
  })
  const answer = await context.fetch(test.url, { method: test.method, data: test.content })
  return { status: answer.status(), challenge: answer.headers()['proxy-authenticate'], body: await answer.text() }
  // example: end
})
