// The HTML report in a real browser: node --test is run by report.py, which makes the page.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { launch, open, overflows } from './browser.mjs';

const address = process.env.REPORT;
const leak = '#case=curl%2Foption%2Fhttps%2Fbasic';
let browser;
let page;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** The page for the tests of a group, with nothing to complain of at the end of each. */
function withPage(hash = '', options = {}) {
  beforeEach(async () => {
    page = await open(browser, address + hash, options);
  });
  afterEach(async () => {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

const rowOf = (name) => page.locator('#matrix tbody tr').filter({ has: page.locator('button', { hasText: name }) });
const cellOf = (name, column) => rowOf(name).locator('td').nth(column);
const count = () => page.locator('#count').textContent();
const paneText = () => page.locator('#pane-body').innerText();
const focused = () => page.evaluate(() => document.activeElement.textContent);

async function openedCase() {
  await page.waitForSelector('#pane .verdict');
  return paneText();
}

describe('the matrix', () => {
  withPage();

  it('shows clients by language and families as columns', async () => {
    assert.deepEqual(await page.locator('#matrix thead button').allTextContents(),
      ['Client ▲', 'All', 'basic', 'digest', 'encoding', 'framing']);
    assert.deepEqual(await page.locator('#matrix .language span').allTextContents(),
      ['C 1', 'Perl 1', 'Python 1', 'Rust 1']);
    assert.equal(await count(), '4 of 4 clients, 22 of 22 cases');
  });

  it('says each outcome in a sign, a word and a number', async () => {
    assert.deepEqual(await rowOf('curl').locator('td').allTextContents(),
      ['5/9 ‼ LEAK 1', '‼ LEAK 1/4', '× known 1/2', '! STALE 1/2', '✗ FAIL']);
  });

  it('opens a family to its scenarios and closes it again', async () => {
    const family = page.locator('#matrix thead button', { hasText: 'encoding' });
    await family.click();
    assert.deepEqual(await page.locator('#matrix .scenario').allTextContents(),
      ['credentials · at-sign', 'credentials · literal-percent']);
    assert.equal(await family.getAttribute('aria-expanded'), 'true');
    await family.click();
    assert.equal(await page.locator('#matrix .scenario').count(), 0);
  });

  it('opens a client to its channels and targets', async () => {
    await page.locator('#matrix button', { hasText: 'requests' }).click();
    assert.deepEqual(await page.locator('#matrix .part th').allTextContents(),
      ['url · http', 'env · http']);
  });

  it('sorts by what needs a look, and says so', async () => {
    await page.locator('#matrix thead button', { hasText: 'All' }).click();
    assert.equal(await page.locator('#matrix th.all').first().getAttribute('aria-sort'), 'descending');
    assert.deepEqual(await page.locator('#matrix tbody button').allTextContents()
      .then((names) => names.map((name) => name.slice(0, 4))), ['curl', 'requ', 'evil', 'abse']);
  });

  it('is a table with headings for who does not see it', async () => {
    const unscoped = await page.locator('#matrix th:not([scope])').count();
    assert.equal(unscoped, 0);
    assert.equal(await page.locator('#count').getAttribute('role'), 'status');
  });
});

describe('the filter', () => {
  withPage();

  it('takes text of client, scenario or finding', async () => {
    await page.fill('#q', 'wrong-credentials');
    assert.equal(await count(), '1 of 4 clients, 1 of 22 cases');
    await page.fill('#q', 'PYTHON huge');
    assert.equal(await count(), '1 of 4 clients, 1 of 22 cases');
  });

  it('takes language, target and verdict', async () => {
    await page.selectOption('#language', 'C');
    assert.equal(await count(), '1 of 4 clients, 9 of 22 cases');
    await page.selectOption('#target', 'https');
    assert.equal(await count(), '1 of 4 clients, 2 of 22 cases');
    await page.selectOption('#verdict', 'FAIL');
    assert.equal(await count(), '1 of 4 clients, 1 of 22 cases');
    await page.click('#filter button[type=reset]');
    await page.waitForFunction(() => document.getElementById('count').textContent.includes('22 of 22'));
  });

  it('takes outcomes by their buttons, and leaves only differences', async () => {
    await page.click('#marks [data-letter=K]');
    assert.equal(await page.getAttribute('#marks [data-letter=K]', 'aria-pressed'), 'true');
    assert.equal(await count(), '1 of 4 clients, 1 of 22 cases');
    await page.click('#marks [data-letter=K]');
    await page.check('#diff');
    assert.equal(await count(), '3 of 4 clients, 10 of 22 cases');
  });

  it('is in the address, and comes back with it', async () => {
    await page.selectOption('#language', 'Python');
    await page.fill('#q', 'at-sign');
    await page.click('#marks [data-letter=F]');
    const copy = await open(browser, page.url());
    assert.equal(await copy.locator('#count').textContent(), '1 of 4 clients, 1 of 22 cases');
    assert.equal(await copy.inputValue('#language'), 'Python');
    assert.equal(await copy.getAttribute('#marks [data-letter=F]', 'aria-pressed'), 'true');
    await copy.context().close();
  });
});

describe('a case', () => {
  withPage(leak);

  it('is opened by its address, down to the octets', async () => {
    const text = await openedCase();
    for (const part of ['‼ LEAK', 'credentials-in-tunnel', 'came to the origin', 'Basic is required',
      'never-sent-to-origin', 'C-CONN-06', 'CVE-2018-1000007', 'in the tunnel to origin.test:443',
      'Proxy-Authorization: Basic dXNlcjpwYXNz\\r\\n', 'X-Odd: a\\tb\\0c\\x1b[31m\\x7f\\u{202E}',
      'proxy407 run --scenario basic', 'with exit code 0'])
      assert.ok(text.includes(part), `${part} in ${text}`);
  });

  it('is closed by Escape, and the address forgets it', async () => {
    await openedCase();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.getElementById('pane').open);
    assert.ok(!page.url().includes('case='));
  });

  it('gives its command to the clipboard', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openedCase();
    await page.click('.reproduce button');
    await page.waitForSelector('.reproduce [role=status]:has-text("Copied")');
    assert.ok((await page.evaluate(() => navigator.clipboard.readText())).startsWith('proxy407 run'));
  });

  it('leads from a check to the exchange that proves it', async () => {
    await openedCase();
    await page.locator('.jump', { hasText: '#2' }).click();
    assert.ok(await page.evaluate(() =>
      document.activeElement.closest('#exchange-2') !== null));
  });

  it('names each check and leads from an id to what it means', async () => {
    await openedCase();
    assert.equal(await page.locator('.checks th[scope=row]').first().textContent(),
      'never-sent-to-origin');
    await page.locator('.checks .id', { hasText: 'never-sent-to-origin' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'meaning-never-sent-to-origin');
    const ids = await page.locator('#meanings-shown .meaning').evaluateAll((all) => all.map(({ id }) => id));
    for (const id of await page.locator('#pane .id').allTextContents())
      assert.ok(ids.includes(`meaning-${id}`), id);
    assert.ok((await page.locator('#meanings-shown').innerText()).includes('RFC '));
  });
});

describe('other cases', () => {
  withPage();

  it('a known failure has its reason and link', async () => {
    await page.goto(`${address}#case=curl%2Foption%2Fhttp%2Fdigest-stale`);
    const text = await openedCase();
    assert.ok(text.includes('no stale handling'), text);
    assert.equal(await page.locator('#pane a[href="https://github.com/curl/curl/issues/1"]').count(), 1);
  });

  it('an id alone is a link to a case, with escapes or without', async () => {
    for (const id of ['curl/option/http/digest-stale', 'curl%2Foption%2Fhttp%2Fdigest-stale',
      'case=curl/option/http/digest-stale', 'case=curl%252Foption%252Fhttp%252Fdigest-stale']) {
      await page.goto('about:blank');
      await page.goto(`${address}#${id}`);
      const text = await openedCase();
      assert.ok(text.includes('no stale handling'), id);
    }
  });

  it('the name of a scenario, a client or a family is a link to it', async () => {
    for (const [id, opened] of [['digest-stale', 'family=digest'], ['digest', 'family=digest'],
      ['curl', 'open=curl']]) {
      await page.goto('about:blank');
      await page.goto(`${address}#${id}`);
      await page.waitForSelector('#matrix tbody');
      const button = opened.startsWith('family') ? '[data-act=family][data-value=digest]'
        : '[data-act=open][data-value=curl]';
      assert.equal(await page.getAttribute(`#matrix ${button}`, 'aria-expanded'), 'true', id);
    }
  });

  it('a flaky one has its attempts', async () => {
    await page.goto(`${address}#case=curl%2Foption%2Fhttp%2F407-huge-body`);
    const text = await openedCase();
    assert.ok(text.includes('flaky, 3 attempts') && text.includes('It hung.'), text);
  });

  it('a link from another run says that there is none', async () => {
    await page.goto(`${address}#case=nobody%2Furl%2Fhttp%2Fbasic`);
    await page.waitForSelector('#pane[open]');
    assert.ok((await paneText()).includes('not in these results'));
  });

  it('a cell of several lists them, the gravest first, and one leads back', async () => {
    await cellOf('curl', 1).click();
    assert.deepEqual((await page.locator('.case .mark').allTextContents()),
      ['‼ LEAK', '✓ pass', '✓ pass', '✓ pass']);
    await page.locator('.case').first().click();
    await openedCase();
    await page.click('#back');
    assert.equal(await page.locator('.case').count(), 4);
    await page.locator('.case').first().click();
    await openedCase();
    await page.goBack();
    await page.waitForFunction(() => !document.getElementById('pane').open);
  });
});

describe('the keyboard', () => {
  withPage();

  it('goes from the first name to a case and back to its cell', async () => {
    await page.locator('#filter button[type=reset]').focus();
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'curl');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
      await page.keyboard.press(key);
    assert.equal(await focused(), '✗ FAIL');
    await page.keyboard.press('Enter');
    assert.ok((await openedCase()).includes('The client had not ended at the deadline.'));
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.getElementById('pane').open);
    assert.equal(await focused(), '✗ FAIL');
  });

  it('has one stop in the matrix, and moves by rows, to ends and to headings', async () => {
    assert.equal(await page.locator('#matrix [tabindex="0"]').count(), 1);
    await page.locator('#matrix [tabindex="0"]').focus();
    await page.keyboard.press('End');
    assert.equal(await focused(), '✗ FAIL');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'framing');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'framing');
    assert.equal(await page.locator('#matrix .scenario').count(), 1);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Home');
    assert.equal(await focused(), 'absent');
  });
});

describe('what clients said', () => {
  withPage();

  it('stays text, wherever it is shown', async () => {
    await page.locator('#matrix button', { hasText: 'evil' }).click();
    await cellOf('evil', 0).click();
    await page.locator('.case', { hasText: 'basic' }).click();
    const text = await openedCase();
    assert.ok(text.includes('{{matrix}} ${x} </script><img src=x'), text);
    assert.ok(text.includes('X: \\xe2\\x80\\xae\\0\\xff\\xfe```\\r\\n'), 'bytes that are no UTF-8');
    assert.equal(await page.locator('img').count(), 0);
    assert.equal(await page.title(), 'Proxy authentication: clients by scenarios');
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  });

  it('and could do nothing if it did not: the policy forbids it', async () => {
    const outcome = await page.evaluate(() => {
      const script = document.createElement('script');
      try {
        script.textContent = 'document.title = "run"';
        document.body.append(script);
        document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
      } catch (problem) {
        return `${problem.name} ${document.title}`;
      }
      return document.title;
    });
    assert.equal(outcome, 'TypeError Proxy authentication: clients by scenarios');
    assert.ok(page.complaints.length > 0);
    page.complaints.length = 0;
  });
});

const luminance = () => page.evaluate(() => {
  const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
  return (r + g + b) / 3;
});

for (const colorScheme of ['light', 'dark']) {
  describe(`the ${colorScheme} theme`, () => {
    withPage('', { colorScheme });

    it('is the system\'s, until the switch says otherwise, also after a reload', async () => {
      const isDark = async () => (await luminance()) < 128;
      assert.equal(await isDark(), colorScheme === 'dark');
      const other = colorScheme === 'dark' ? 'light' : 'dark';
      await page.selectOption('#theme', other);
      assert.equal(await isDark(), other === 'dark');
      await page.reload();
      await page.waitForSelector('#matrix td');
      assert.equal(await isDark(), other === 'dark');
      await page.selectOption('#theme', '');
      assert.equal(await isDark(), colorScheme === 'dark');
    });

    it('has words that stand out from their ground', async () => {
      const poor = await page.evaluate(contrasts);
      assert.deepEqual(poor, []);
    });
  });
}

/** Runs in the page: the texts of the matrix whose contrast is below 4.5 (WCAG 2.2, 1.4.3). */
function contrasts() {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if ((numbers(colour)[3] ?? 1) === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const poor = [];
  for (const node of document.querySelectorAll('td[tabindex], #marks b, #marks span, th button, small, p')) {
    if (!node.textContent) continue;
    const [a, b] = [light(getComputedStyle(node).color), light(groundOf(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push(`${node.textContent.slice(0, 20)}: ${ratio.toFixed(2)}`);
  }
  return poor;
}

describe('a phone', () => {
  withPage('', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

  it('never scrolls the page sideways, with a family, a client or a case open', async () => {
    assert.equal(await overflows(page), false);
    await page.locator('#matrix thead button', { hasText: 'basic' }).tap();
    await page.locator('#matrix tbody button', { hasText: 'evil' }).tap();
    assert.equal(await overflows(page), false);
    await cellOf('evil', 0).tap();
    await page.locator('.case', { hasText: 'basic' }).tap();
    await openedCase();
    assert.equal(await overflows(page), false);
    const widest = await page.evaluate(() => {
      const body = document.getElementById('pane-body');
      return body.scrollWidth - body.clientWidth;
    });
    assert.equal(widest, 0);
  });

  it('has its filter folded, and the names stay where they are', async () => {
    assert.equal(await page.locator('#filter').isVisible(), false);
    await page.locator('#filter-box summary').tap();
    assert.equal(await page.locator('#filter').isVisible(), true);
    const left = () => page.locator('#matrix tbody .first').first()
      .evaluate((node) => node.getBoundingClientRect().left);
    const before = await left();
    await page.evaluate(() => document.getElementById('scroller').scrollBy(200, 0));
    assert.ok(Math.abs((await left()) - before) < 2);
  });
});
