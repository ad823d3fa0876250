// The site in a real browser: node --test is run by report.py, which makes it.

import assert from 'node:assert/strict';
import { readFile, readdir, stat } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, open, overflows } from './browser.mjs';

const sites = [process.env.SITE, process.env.LARGE_SITE];
const wide = { viewport: { width: 1300, height: 900 } };
const phone = { viewport: { width: 420, height: 860 } };
let browser;
let page;
let clients; // the rows of the large table

before(async () => {
  browser = await launch();
  clients = JSON.parse(await readFile(fileURLToPath(`${sites[1]}/clients.json`), 'utf8')).clients;
});
after(() => browser.close());

const files = async (site, folder) => (await readdir(fileURLToPath(`${site}/${folder}/`)))
  .map((file) => `${folder}/${file}`);
const names = () => page.locator('#clients tbody tr:visible th a').allTextContents();
const count = () => page.locator('#count').textContent();
const language = () => page.getByRole('combobox', { name: 'Language' });
/** What is told of the rows that stay where these are looked for. */
const told = (isThere) => `${clients.filter(isThere).length} of ${clients.length} rows`;
const hash = () => page.evaluate(() => location.hash);

function withTable(address = '', options = wide) {
  beforeEach(async () => {
    page = await open(browser, `${sites[1]}/index.html${address}`, options, '#filter:not([hidden])');
  });
  afterEach(async () => {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

describe('the first table', () => {
  withTable();

  it('is searched, and the address keeps the search', async () => {
    await page.getByRole('searchbox', { name: 'Search' }).fill('client-7 rust');
    assert.equal(await hash(), '#q=client-7+rust');
    assert.equal(await count(), told((one) => one.client.includes('client-7') && one.language === 'Rust'));
    await page.getByRole('searchbox', { name: 'Search' }).fill('client-12');
    const found = clients.filter((one) => one.client.includes('client-12')).map((one) => one.title);
    assert.deepEqual((await names()).sort(), found.sort());
  });

  it('is filtered by language', async () => {
    await language().selectOption('Rust');
    assert.equal(await count(), told((one) => one.language === 'Rust'));
    assert.equal(await hash(), '#language=Rust');
  });

  it('is sorted by a column, by keyboard too, and dashes stay last', async () => {
    const head = page.getByRole('columnheader', { name: 'Conform' });
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    assert.equal(await head.getAttribute('aria-sort'), 'ascending');
    const numbers = await page.locator('#clients td[data-label="Conform"]').allTextContents();
    assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
    await page.keyboard.press('Enter');
    assert.equal(await head.getAttribute('aria-sort'), 'descending');
    assert.equal(await hash(), '#sort=conform&order=down');
  });

  it('has names for a screen reader', async () => {
    await page.getByRole('table', { name: 'About ten questions of each client' }).waitFor();
    await page.getByRole('navigation', { name: 'Site' }).waitFor();
    await page.getByRole('search', { name: 'Rows of the table' }).waitFor();
    assert.equal(await page.getByRole('rowheader').count(), clients.length);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
  });

  it('gives each dash a reason', async () => {
    const letters = await page.locator('#clients sup').allTextContents();
    const reasons = await page.locator('ul.plain b').allTextContents();
    assert.deepEqual([...new Set(letters)].sort(), [...reasons].sort());
  });
});

describe('a copied address', () => {
  withTable('#q=client&language=Go&sort=asked&order=down');

  it('shows the same rows again', async () => {
    assert.equal(await language().inputValue(), 'Go');
    assert.equal(await page.getByRole('combobox', { name: 'Order' }).inputValue(), 'down');
    assert.equal(await count(), told((one) => one.language === 'Go'));
  });
});

describe('every kind of page', () => {
  for (const [size, options] of Object.entries({ wide, phone }))
    for (const colorScheme of ['light', 'dark'])
      it(`fits, loads nothing and says nothing: ${size}, ${colorScheme}`, async () => {
        for (const site of sites) {
          const paths = ['index.html', 'questions.html', 'findings.html', (await files(site, 'question'))[0],
            (await files(site, 'finding'))[0], ...(await files(site, 'client')).slice(0, 4)];
          for (const path of paths) {
            page = await open(browser, `${site}/${path}`, { ...options, colorScheme }, 'main h1');
            assert.equal(await overflows(page), false, path);
            assert.deepEqual(page.complaints, [], path);
            await page.context().close();
          }
        }
      });

  it('is less than 200 KB where it is of a client', async () => {
    for (const site of sites)
      for (const path of await files(site, 'client'))
        assert.ok((await stat(fileURLToPath(`${site}/${path}`))).size < 200_000, path);
  });
});
