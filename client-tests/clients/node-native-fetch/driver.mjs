import { serve } from '../../sdk/node/kit.mjs'

serve('fetch', process.versions.undici, ['basic.http', 'basic.connect'], async (test) => {
  const answer = await fetch(test.url)
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: await answer.text() }
})
