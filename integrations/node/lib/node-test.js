'use strict'

const { after, afterEach, before, beforeEach } = require('node:test')
const { Proxy407 } = require('./proxy.js')

/** node:test shows one error of a test: the client's own comes first, and the diagnosis below it. */
const afterEachTest = (hook) => afterEach(async (context) => {
  try {
    await hook()
  } catch (error) {
    // Before Node 20.12 a hook does not know how its test ended.
    if (context.error || !('error' in context)) {
      for (const line of error.message.split('\n')) context.diagnostic(line)
    }
    if (!context.error) throw error
  }
})

exports.proxy407 = (scenario, options) =>
  Proxy407.forTests({ beforeAll: before, beforeEach, afterEach: afterEachTest, afterAll: after }, scenario, options)
