'use strict'

const { CheckFailed, NotStarted, Proxy407Error, TimedOut, UnexpectedRefusal } = require('./errors.js')
const { ProgramNotFound, findProgram } = require('./find.js')
const { Proxy407 } = require('./proxy.js')

module.exports = {
  CheckFailed, NotStarted, ProgramNotFound, Proxy407, Proxy407Error, TimedOut, UnexpectedRefusal, findProgram
}
