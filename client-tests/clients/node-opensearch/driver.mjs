import { Client } from '@opensearch-project/opensearch'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('opensearch', versionOf('@opensearch-project/opensearch'), ['basic.http', 'basic.connect', 'redirect', 'tls-proxy'], async (test) => {
  // example: begin
  const { origin, pathname, search } = new URL(test.url)
  const client = new Client({ node: origin, proxy: test.proxy_url, ssl: { ca: test.ca } })
  const answer = await client.transport.request({ method: 'GET', path: pathname + search })
  return { status: answer.statusCode, body: JSON.stringify(answer.body) }
  // example: end
})
