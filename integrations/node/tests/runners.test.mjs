// The fixtures, each in a runner of its own.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { node, project } from './support.mjs'

const bin = (...parts) => path.join(project, 'node_modules', ...parts)

const runners = {
  'node-test': {
    extension: 'test.mjs',
    imports: "import http from 'node:http'\nimport { test } from 'node:test'\nimport { proxy407 } from 'proxy407/node-test'",
    args: (file) => ['--test', '--test-reporter=tap', file],
    counts: (text) => [/# pass (\d+)/, /# fail (\d+)/].map((count) => Number(count.exec(text)[1]))
  },
  'node-test in CommonJS': {
    extension: 'test.cjs',
    imports: "const http = require('node:http')\nconst { test } = require('node:test')\nconst { proxy407 } = require('proxy407/node-test')",
    args: (file) => ['--test', '--test-reporter=tap', file],
    counts: (text) => [/# pass (\d+)/, /# fail (\d+)/].map((count) => Number(count.exec(text)[1]))
  },
  vitest: {
    extension: 'test.mjs',
    imports: "import http from 'node:http'\nimport { test } from 'vitest'\nimport { proxy407 } from 'proxy407/vitest'",
    args: (file) => [bin('vitest/vitest.mjs'), 'run', '--reporter=basic', file],
    counts: (text) => [/Tests .*?(\d+) passed/, /Tests .*?(\d+) failed/].map((count) => Number(count.exec(text)?.[1] ?? 0))
  },
  jest: {
    extension: 'test.cjs',
    imports: "const http = require('node:http')\nconst { test } = require('@jest/globals')\nconst { proxy407 } = require('proxy407/jest')",
    args: (file) => [bin('jest/bin/jest.js'), '--testMatch', `**/${file}`, '--coverage=false'],
    counts: (text) => [/Tests: .*?(\d+) passed/, /Tests: .*?(\d+) failed/].map((count) => Number(count.exec(text)?.[1] ?? 0))
  }
}

const tests = `
const send = (proxy, user) => new Promise((resolve, reject) => {
  const headers = { 'Proxy-Authorization': 'Basic ' + Buffer.from(user).toString('base64') }
  const { hostname, port } = new URL(proxy.url)
  const path = 'http://example.test/ip'
  http.get({ hostname, port, path, headers, agent: false }, (response) => {
    response.resume().on('end', () => resolve(response.statusCode))
  }).on('error', reject)
})
const proxy = proxy407('basic', { password: 's3cr3t' })

test('accepted', async () => {
  if (await send(proxy, 'user:s3cr3t') !== 200) throw new Error()
  await proxy.verify('authenticated')
  await proxy.use('digest')
})
test('begins again', async () => {
  if (proxy.password !== 's3cr3t' || (await proxy.exchanges()).length !== 0) throw new Error()
})
test('refused and looks at nothing', async () => { await send(proxy, 'user:wrong') })
test('refused as expected', async () => {
  proxy.allowRefusals = true
  if (await send(proxy, 'user:wrong') !== 407) throw new Error()
})
test('refused and fails by itself', async () => {
  await send(proxy, 'user:wrong')
  throw new Error('no page')
})
`

for (const [name, { extension, imports, args, counts }] of Object.entries(runners)) {
  test(`${name} fails the tests that the proxy refused, and no other`, async (t) => {
    const file = `fixture-${name.replaceAll(' ', '-')}.${extension}`
    fs.writeFileSync(path.join(project, file), `${imports}\n${tests}`)
    const { code, text } = await node(args(file), { env: { ...process.env, CI: '1', NO_COLOR: '1' } })
    assert.equal(code, 1, text)
    assert.deepEqual(counts(text), [3, 2], text)
    assert.ok(text.includes('no page'), text)
    for (const words of ['The proxy refused a request.', 'wrong-credentials/wrong-password', 'this works']) {
      assert.ok(text.split(words).length > 2, `${words} for both tests: ${text}`)
    }
  })
}

test('members are read inside of tests only', async (t) => {
  const file = path.join(project, 'early.test.mjs')
  fs.writeFileSync(file, "import { proxy407 } from 'proxy407/node-test'\nconsole.log(proxy407().url)")
  const { code, text } = await node(['--test', file])
  assert.equal(code, 1)
  assert.match(text, /starts before the first test: use it inside of a test/)
})

test('a scenario that does not start fails every test in the words of the program', async () => {
  const file = path.join(project, 'unknown.test.mjs')
  fs.writeFileSync(file, `${runners['node-test'].imports}\nproxy407('digets')\ntest('one', () => {})`)
  const { code, text } = await node(['--test', file])
  assert.equal(code, 1)
  assert.match(text, /digest/)
})

describe('the example', () => {
  const example = (file) => node(['--test', '--test-reporter=tap', path.join(project, 'example', file)])

  test('passes', async () => {
    const { code, text } = await example('special-passwords.test.mjs')
    assert.equal(code, 0, text)
    assert.match(text, /# pass 20\n/)
  })

  test('its wrong twin fails with a text that explains', async () => {
    const { code, text } = await example('wrong-twin.mjs')
    assert.equal(code, 1)
    const shown = shownOf(text)
    const golden = process.env.UPDATE_GOLDEN
    if (golden) fs.writeFileSync(path.join(golden, 'wrong-twin.txt'), shown)
    else assert.equal(shown, fs.readFileSync(path.join(project, 'example/wrong-twin.txt'), 'utf8'))
  })
})

/** Names, errors and diagnoses, without what differs from run to run. */
function shownOf (tap) {
  return tap.split('\n').filter((line) => /^(not ok|  error: |# )/.test(line) && !/^# (\w+ \d|Subtest)/.test(line))
    .map((line) => line.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT').replace(/--cacert \S+/, '--cacert CA_FILE'))
    .map((line) => line.trimEnd()).join('\n') + '\n'
}
