// A Chromium that shows one report and tells of everything that it should not have to.

import { chromium } from 'playwright-core';

const program = process.env.CHROMIUM ?? '/usr/bin/chromium';

export async function launch() {
  return chromium.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
      '--disable-component-update', '--no-first-run'],
  });
}

/**
 * The page at that address, once it has what `ready` selects. What it asks of any other address, writes to the console, or is kept
 * from by its own policy is in `complaints`.
 */
export async function open(browser, address, options = {}, ready = '#matrix td') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => page.complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => page.complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    page.complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    const sent = request.url();
    if (!sent.startsWith(address.split('#')[0])) page.complaints.push(`request: ${sent}`);
  });
  await page.goto(address);
  await page.waitForSelector(ready);
  return page;
}

/** Does the page itself scroll sideways? */
export async function overflows(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

