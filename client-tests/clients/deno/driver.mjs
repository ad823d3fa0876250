import { serve } from '../../sdk/node/kit.mjs'

// example: begin
const proxyFor = ({ via, proxy_url, proxy, user, password }) => {
  if (via === 'env') return undefined
  if (via === 'url') return { url: proxy_url }
  return { url: proxy, basicAuth: user === undefined ? undefined : { username: user, password } }
}
// example: end

serve('deno', Deno.version.deno, ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload', 'tls-proxy'], async (test) => {
  // example: begin
  const client = Deno.createHttpClient({ proxy: proxyFor(test), caCerts: [String(test.ca)] })
  const answer = await fetch(test.url, {
    method: test.method,
    body: test.content,
    client })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
  // example: end
})
