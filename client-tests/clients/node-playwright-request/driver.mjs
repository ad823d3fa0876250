import { request } from 'playwright-core'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('playwright-core', versionOf('playwright-core'), ['basic.http', 'basic.connect'], async (test) => {
  const context = await request.newContext({
    proxy: { server: test.proxy, username: test.user, password: test.password }
  })
  const answer = await context.get(test.url)
  return { status: answer.status(), challenge: answer.headers()['proxy-authenticate'], body: await answer.text() }
})
