// Does undici bring every password through a proxy unharmed?
import assert from 'node:assert/strict'
import fs from 'node:fs'
import { test } from 'node:test'
import { proxy407 } from 'proxy407/node-test'
import { ProxyAgent, request } from 'undici'

const passwords = [
  'p@ss:word', 'a b', '100%', 'p%40ss', 'a/b', 'what?#', 'a+b', "it's", 'back\\slash', 'pässwörd'
]
const proxy = proxy407()

for (const password of passwords) {
  for (const target of ['http://example.test/ip', 'https://example.test/ip']) {
    test(`${password} to ${target}`, async () => {
      await proxy.use('basic', { user: 'user', password })
      const dispatcher = new ProxyAgent({
        uri: proxy.urlWithCredentials,
        requestTls: { ca: fs.readFileSync(proxy.caFile) }
      })

      const response = await request(target, { dispatcher })

      assert.equal(response.statusCode, 200)
      await response.body.dump()
      await dispatcher.close()
      await proxy.verify('authenticated', 'never-sent-to-origin')
    })
  }
}
