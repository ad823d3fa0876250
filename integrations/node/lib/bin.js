#!/usr/bin/env node
'use strict'
// npx proxy407: the program itself.

const { spawnSync } = require('node:child_process')
const { findProgram } = require('./find.js')

const done = spawnSync(findProgram(), process.argv.slice(2), { stdio: 'inherit' })
if (done.error) throw done.error
if (done.signal) process.kill(process.pid, done.signal)
process.exitCode = done.status
