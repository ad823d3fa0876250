import puppeteer from 'puppeteer-core'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

// example: begin
// The last three: what the browser asks for itself goes nowhere.
const flagsFor = (test) => [
  `--proxy-server=${test.proxy}`,
  '--no-sandbox',
  '--disable-features=NetworkTimeServiceQuerying',
  '--proxy-bypass-list=.google.com;.googleapis.com',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'
]
// example: end

serve('puppeteer-core', versionOf('puppeteer-core'), ['basic.http', 'basic.connect', 'redirect'], async (test) => {
  // example: begin
  const browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium',
    args: flagsFor(test),
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
  // example: end
})
