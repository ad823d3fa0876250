// The verbs of Proxy407.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { promisify } from 'node:util'
import { CheckFailed, Proxy407, Proxy407Error, TimedOut, UnexpectedRefusal } from 'proxy407'
import { folder, get, setFor, target, wrong } from './support.mjs'

const curl = promisify(execFile).bind(null, 'curl')

async function started (t, ...given) {
  const proxy = await Proxy407.start(...given)
  t.after(() => proxy.stop())
  return proxy
}

describe('start', () => {
  test('of nothing is basic', async (t) => {
    const proxy = await started(t)
    assert.equal(proxy.urlWithCredentials, proxy.url.replace('//', '//user:pass@'))
    assert.deepEqual([proxy.user, proxy.password], ['user', 'pass'])
    assert.equal(await get(proxy), 200)
  })

  test('with an account encodes it in the URL', async (t) => {
    const proxy = await started(t, 'digest', { user: 'b@b', password: 'p@ss:word%' })
    assert.equal(proxy.urlWithCredentials, proxy.url.replace('//', '//b%40b:p%40ss%3Aword%25@'))
  })

  for (const one of [{ user: 'bob' }, { password: 's3cr3t' }, { password: '' }]) {
    test(`with ${JSON.stringify(one)} takes the other half from the scenario`, async (t) => {
      const proxy = await started(t, 'basic', one)
      assert.deepEqual({ user: proxy.user, password: proxy.password }, { user: 'user', password: 'pass', ...one })
    })
  }

  test('takes a scenario as an object and as a file', async (t) => {
    const scenario = {
      id: 'mine',
      client: { user: 'u', password: 'p' },
      users: [{ user: 'u', password: 'p' }],
      proxy: { authentication: [{ scheme: 'basic' }] }
    }
    const file = path.join(folder(t), 'mine.json')
    fs.writeFileSync(file, JSON.stringify(scenario))
    for (const given of [scenario, file]) {
      const proxy = await started(t, given)
      assert.equal(proxy.user, 'u')
      await proxy.use(given, { password: 'q' })
      assert.equal(await get(proxy), 200)
    }
  })

  test('refuses an option that it does not know', async () => {
    await assert.rejects(Proxy407.start('basic', { pasword: 'x' }), /unknown option "pasword".*password/)
  })
})

describe('env', () => {
  test('brings a child to the proxy whatever NO_PROXY says', async (t) => {
    const proxy = await started(t)
    setFor(t, 'NO_PROXY', '*')
    setFor(t, 'no_proxy', 'example.test')
    setFor(t, 'Https_Proxy', 'http://127.0.0.1:1')
    setFor(t, 'MINE', 'kept')
    const env = proxy.env()

    await curl(['-sSf', target, 'https://example.test/ip'], { env })

    assert.deepEqual([env.NO_PROXY, env.no_proxy, env.Https_Proxy, env.MINE], ['', '', undefined, 'kept'])
    assert.deepEqual((await proxy.exchanges()).map((one) => one.recorder), ['proxy', 'proxy', 'origin'])
  })
})

describe('what came', () => {
  test('exchanges are those that match', async (t) => {
    const proxy = await started(t)
    await get(proxy)
    await get(proxy, proxy.url, target)
    assert.equal((await proxy.exchanges({ status: 407, cause: 'no-credentials' })).length, 1)
    assert.deepEqual(await proxy.exchanges({ status: 500 }), [])
    await assert.rejects(proxy.exchanges({ colour: 'red' }), (error) =>
      error instanceof Proxy407Error && /unknown key "colour"/.test(error.message))
  })

  test('waitFor returns what comes later', async (t) => {
    const proxy = await started(t)
    setTimeout(() => get(proxy), 100)
    const [found] = await proxy.waitFor({ status: 200, host: 'example.test' })
    assert.equal(found.status, 200)
  })

  test('waitFor says what came nearest', async (t) => {
    const proxy = await started(t)
    await get(proxy)
    await assert.rejects(proxy.waitFor({ host: 'example.test', status: 500 }, { count: 2, timeout: 100 }), (error) =>
      error instanceof TimedOut && error.message.includes('0 of 2 exchanges matched within 100 ms') &&
      error.message.includes('status was 200, expected 500'))
  })

  test('verify throws the diagnosis', async (t) => {
    const proxy = await started(t)
    await get(proxy, wrong(proxy))
    await assert.rejects(proxy.verify('authenticated'), (error) => error instanceof CheckFailed &&
      ['407 refused', 'cause', 'received', 'fix', 'this works', 'FAIL'].every((words) => error.message.includes(words)))
  })

  test('verify passes, and knows checks with values', async (t) => {
    const proxy = await started(t)
    await get(proxy)
    await proxy.verify()
    await proxy.verify('authenticated', { check: 'max-attempts', value: 1 })
    await assert.rejects(proxy.verify('autenticated'), /authenticated/)
  })
})

describe('what changes it', () => {
  test('use is another scenario on the same port', async (t) => {
    const proxy = await started(t)
    const before = proxy.url
    await proxy.use('reject-encoded-password')
    assert.deepEqual([proxy.url, proxy.password], [before, 'p@ss:word'])
    assert.equal(await get(proxy), 200)
    await assert.rejects(proxy.use('reject-encoded-pasword'), /reject-encoded-password/)
  })

  test('reset forgets what came', async (t) => {
    const proxy = await started(t)
    await get(proxy)
    await proxy.reset()
    assert.deepEqual(await proxy.exchanges(), [])
  })

  test('a refusal before another scenario counts until the reset', async (t) => {
    const proxy = await started(t)
    await get(proxy, wrong(proxy))
    await proxy.use('reject-encoded-password')
    assert.equal(await get(proxy), 200)
    await assert.rejects(proxy.checkRefusals(), /wrong-credentials\/wrong-password/)
    await proxy.reset()
    await proxy.checkRefusals()
  })

  test('what another scenario accepted is no refusal', async (t) => {
    const proxy = await started(t)
    await get(proxy)
    await proxy.use('digest')
    await proxy.checkRefusals()
  })

  test('stop twice is stop once', async () => {
    const proxy = await Proxy407.start()
    await Promise.all([proxy.stop(), proxy.stop()])
    await assert.rejects(proxy.exchanges(), /The proxy is stopped/)
  })
})

describe('await using', { skip: !Symbol.asyncDispose }, () => {
  test('throws where a request was refused', async (t) => {
    const proxy = await started(t)
    await get(proxy, wrong(proxy))
    await assert.rejects(proxy[Symbol.asyncDispose](), (error) =>
      error instanceof UnexpectedRefusal && /wrong-credentials/.test(error.message))
    await assert.rejects(proxy.exchanges(), /The proxy is stopped/)
  })

  test('is silent where refusals are expected, or nothing came', async (t) => {
    const proxy = await started(t, 'basic', { allowRefusals: true })
    await get(proxy, wrong(proxy))
    await proxy[Symbol.asyncDispose]()
    await (await started(t))[Symbol.asyncDispose]()
  })
})
