// get.mjs URL PROXY-URL: writes the answer's content.
import http from 'node:http'
import https from 'node:https'
import { createRequire } from 'node:module'
import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'

const [url, proxy] = process.argv.slice(2)
if (url === '--version') {
  console.log('https-proxy-agent', createRequire(import.meta.url)('https-proxy-agent/package.json').version)
} else {
  const secure = url.startsWith('https:')
  const agent = secure ? new HttpsProxyAgent(proxy) : new HttpProxyAgent(proxy)
  const get = secure ? https.get : http.get
  get(url, { agent }, (answer) => {
    if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`)
    answer.pipe(process.stdout)
  })
}
