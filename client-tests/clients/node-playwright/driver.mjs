import { chromium } from 'playwright-core'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
const features = ['basic.http', 'basic.connect', 'digest.http', 'digest.connect', 'redirect']
// example: end

serve('playwright-core', versionOf('playwright-core'), features, async (test) => {
  // example: begin
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    // What the browser asks for itself goes nowhere.
    args: ['--disable-features=NetworkTimeServiceQuerying', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    proxy: { server: test.proxy, bypass: '.google.com,.googleapis.com', username: test.user, password: test.password }
  })
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true })
    const answer = await page.goto(test.url)
    return { status: answer.status(), challenge: answer.headers()['proxy-authenticate'], body: await answer.text() }
  } finally {
    await browser.close()
  }
  // example: end
})
