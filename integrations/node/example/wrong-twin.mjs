// The same with two common mistakes. node --test shows what wrong-twin.txt holds.
import { test } from 'node:test'
import { proxy407 } from 'proxy407/node-test'
import { ProxyAgent, request } from 'undici'

const proxy = proxy407()

const get = async (options) => {
  const dispatcher = new ProxyAgent(options)
  const response = await request('http://example.test/ip', { dispatcher })
  await response.body.dump()
  await dispatcher.close()
}

test('password in the URL as it is', async () => {
  await proxy.use('basic', { user: 'user', password: 'p%40ss' })
  await get(proxy.url.replace('http://', 'http://user:p%40ss@')) // a URL says p%2540ss
})

test('password encoded where it must not be', async () => {
  await proxy.use('basic', { user: 'user', password: 'p@ss:word' })
  const password = encodeURIComponent('p@ss:word') // this is no URL
  await get({ uri: proxy.url, token: 'Basic ' + Buffer.from(`user:${password}`).toString('base64') })
})
