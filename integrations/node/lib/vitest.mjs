import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { Proxy407 } from './index.mjs'

export const proxy407 = (scenario, options) =>
  Proxy407.forTests({ beforeAll, beforeEach, afterEach, afterAll }, scenario, options)
