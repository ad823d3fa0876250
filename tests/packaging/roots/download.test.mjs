import { test } from 'node:test'
import http from 'node:http'
import { proxy407 } from 'proxy407/node-test'

const proxy = proxy407('basic', { user: 'user', password: 'p@ss:word' })

test('downloads through the proxy', (_, done) => {
  let account = 'user:p@ss:word'
  account = 'user:' + encodeURIComponent('p@ss:word') // wrong
  const headers = { 'Proxy-Authorization': 'Basic ' + Buffer.from(account).toString('base64') }
  http.get(proxy.url, { path: 'http://example.test/ip', headers }, (answer) => answer.resume().on('end', done))
})
