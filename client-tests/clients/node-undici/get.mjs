// get.mjs URL [PROXY-URL]: writes the answer's content; without a proxy the environment tells it.
import { createRequire } from 'node:module'
import { EnvHttpProxyAgent, ProxyAgent, fetch } from 'undici'

const [url, proxy] = process.argv.slice(2)
if (url === '--version') {
  console.log('undici', createRequire(import.meta.url)('undici/package.json').version)
} else {
  const dispatcher = proxy ? new ProxyAgent(proxy) : new EnvHttpProxyAgent()
  const answer = await fetch(url, { dispatcher })
  if (!answer.ok) throw new Error(`status ${answer.status}`)
  process.stdout.write(await answer.text())
  await dispatcher.close()
}
