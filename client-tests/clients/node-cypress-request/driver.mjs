import { promisify } from 'node:util'
import request from '@cypress/request'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

const get = promisify(request.get)

serve('@cypress/request', versionOf('@cypress/request'), ['basic.http', 'basic.connect'], async (test) => {
  const answer = await get(test.url, { proxy: test.proxy_url, ca: test.ca })
  return { status: answer.statusCode, challenge: answer.headers['proxy-authenticate'], body: answer.body }
})
