import { chromium } from 'playwright-core'
import { serve, versionOf } from '../../kits/node/kit.mjs'

serve('playwright-core', versionOf('playwright-core'), ['basic.http', 'basic.connect'], async (test) => {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    proxy: { server: test.proxy, username: test.user, password: test.password }
  })
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true })
    const answer = await page.goto(test.url)
    return { status: answer.status(), challenge: answer.headers()['proxy-authenticate'], body: await answer.text() }
  } finally {
    await browser.close()
  }
})
