'use strict'
// Where the program is that this package brings.

const fs = require('node:fs')
const path = require('node:path')
const { Proxy407Error } = require('./errors.js')

const variable = 'PROXY407_BINARY'

class ProgramNotFound extends Proxy407Error {}

function isProgram (file) {
  try {
    fs.accessSync(file, fs.constants.X_OK)
    return fs.statSync(file).isFile()
  } catch {
    return false
  }
}

/** @returns what PROXY407_BINARY names, else the program of this platform's package, else PATH's */
function findProgram () {
  const named = process.env[variable]
  if (named) {
    if (isProgram(named)) return named
    throw new ProgramNotFound(`${variable} is ${named}, which is not a program that can be run.`)
  }
  const platform = `@proxy407/${process.platform}-${process.arch}`
  const tried = [platform]
  try {
    const program = require.resolve(`${platform}/bin/proxy407`)
    if (isProgram(program)) return program
    tried[0] = program
  } catch {} // the package of this platform is not installed
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    const program = path.join(folder, 'proxy407')
    if (isProgram(program)) return program
    tried.push(program)
  }
  throw new ProgramNotFound(
    'The program proxy407 was not found. A lock file from another platform leaves its package ' +
    'out: delete node_modules and package-lock.json and install again. Or set ' +
    `${variable} to the path of the program. Tried:\n` + tried.map((one) => `  ${one}`).join('\n'))
}

module.exports = { ProgramNotFound, findProgram }
