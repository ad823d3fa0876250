import { Gaxios } from 'gaxios'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('gaxios', versionOf('gaxios'), ['basic.http', 'basic.connect'], async (test) => {
  const answer = await new Gaxios().request({
    url: test.url,
    proxy: test.proxy_url,
    responseType: 'text',
    validateStatus: () => true
  })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: answer.data }
})
