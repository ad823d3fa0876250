'use strict'

const hooks = require('@jest/globals')
const { Proxy407 } = require('./proxy.js')

exports.proxy407 = (scenario, options) => Proxy407.forTests(hooks, scenario, options)
