import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest
} from '@azure/core-rest-pipeline'
import { serve, versionOf } from '../../sdk/node/kit.mjs'

serve('@azure/core-rest-pipeline', versionOf('@azure/core-rest-pipeline'), ['basic.http', 'basic.connect', 'redirect', 'no_proxy', 'https_proxy', 'upload'], async (test) => {
  // example: begin
  const proxyOptions = test.via === 'env'
    ? undefined
    : { host: `http://${test.proxy_host}`, port: test.proxy_port, username: test.user, password: test.password }
  const pipeline = createPipelineFromOptions({ proxyOptions, tlsOptions: { ca: test.ca } })
  const request = createPipelineRequest({
    url: test.url,
    method: test.method,
    body: test.content,
    allowInsecureConnection: true
  })
  const answer = await pipeline.sendRequest(createDefaultHttpClient(), request)
  return { status: answer.status, challenge: answer.headers.get('proxy-authenticate'), body: answer.bodyAsText }
  // example: end
})
