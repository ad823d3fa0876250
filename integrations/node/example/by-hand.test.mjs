// The test of ../README.md without the fixture: one target, and no word on what was wrong.
import assert from 'node:assert/strict'
import http from 'node:http'
import net from 'node:net'
import { after, before, test } from 'node:test'
import { ProxyAgent, request } from 'undici'

const expected = 'Basic ' + Buffer.from('user:p@ss:word').toString('base64')
const refusal = 'HTTP/1.1 407 Proxy Authentication Required\r\n' +
  'Proxy-Authenticate: Basic realm="test"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
const seen = []

const target = http.createServer((_, response) => response.end('ok'))
const proxy = http.createServer()
proxy.on('connect', ({ headers }, client) => {
  seen.push(headers['proxy-authorization'])
  if (headers['proxy-authorization'] !== expected) return client.end(refusal)
  const through = net.connect(target.address().port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 OK\r\n\r\n')
    through.pipe(client).pipe(through)
  })
  client.on('error', () => through.destroy())
})

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
before(() => Promise.all([listen(target), listen(proxy)]))
after(() => {
  target.close()
  proxy.close()
})

test('downloads through the proxy', async () => {
  const password = encodeURIComponent('p@ss:word')
  const dispatcher = new ProxyAgent(`http://user:${password}@127.0.0.1:${proxy.address().port}`)
  assert.equal((await request('http://example.test/ip', { dispatcher })).statusCode, 200)
  assert.deepEqual(seen, [expected])
  await dispatcher.destroy()
})
