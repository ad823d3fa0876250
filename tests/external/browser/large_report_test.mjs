// A report of many clients in a real browser.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { launch, open } from './browser.mjs';

let browser;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

describe('a matrix of 16,500 cases', { skip: !process.env.LARGE_REPORT }, () => {
  it('is there at once, with few nodes, and filters while one types', async () => {
    const page = await open(browser, process.env.LARGE_REPORT);
    const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
    assert.ok((await nodes()) < 6000);
    await page.locator('#matrix thead button', { hasText: 'challenge' }).click();
    assert.ok((await nodes()) < 6000);
    const took = await page.evaluate(() => {
      const began = performance.now();
      const field = document.getElementById('q');
      field.value = 'double_decode';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      return performance.now() - began;
    });
    assert.ok(took < 2000, `${took} ms`);
    assert.match(await page.locator('#count').textContent(), /of 110 clients, \d+ of 16,500 cases/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
});
