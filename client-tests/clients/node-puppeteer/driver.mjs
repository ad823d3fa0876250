import puppeteer from 'puppeteer-core'
import { serve, versionOf } from '../../kits/node/kit.mjs'

serve('puppeteer-core', versionOf('puppeteer-core'), ['basic.http', 'basic.connect'], async (test) => {
  const browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium',
    args: [`--proxy-server=${test.proxy}`, '--no-sandbox'],
    acceptInsecureCerts: true
  })
  try {
    const page = await browser.newPage()
    if (test.user !== undefined) await page.authenticate({ username: test.user, password: test.password })
    const answer = await page.goto(test.url)
    return { status: answer.status(), challenge: answer.headers()['proxy-authenticate'], body: await answer.text() }
  } finally {
    await browser.close()
  }
})
