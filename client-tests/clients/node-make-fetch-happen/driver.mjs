import fetch from 'make-fetch-happen'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('make-fetch-happen', versionOf('make-fetch-happen'), ['basic.http', 'basic.connect'], async (test) => {
  const answer = await fetch(test.url, { proxy: test.proxy_url, ca: test.ca })
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
})
