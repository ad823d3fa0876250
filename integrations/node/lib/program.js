'use strict'
// The process of a proxy: started, asked for its port, stopped.

const { spawn } = require('node:child_process')
const { clearTimeout, setTimeout } = require('node:timers') // not those that a test may fake
const { NotStarted } = require('./errors.js')
const { findProgram } = require('./find.js')

const stopTimeout = 5000
const keptOfStderr = 64 * 1024

/** `proxy407 serve` as a child that ends when its standard input does: when stop() closes it, or
 *  when this process ends, by whatever signal. */
class Program {
  #path = findProgram()
  #child
  #ended
  #stderr = ''
  #isStopped = false

  /** Resolves to the port of the control API. */
  async start (scenario, timeout) {
    const { PROXY407_CREDENTIALS, ...env } = process.env // a test's credentials come from the test
    const options = ['--port', '0', '--admin-port', '0', '--admin-port-file', '-',
      '--log', 'off', '--stop-with-stdin']
    try {
      this.#child = spawn(this.#path, ['serve', scenario, ...options], { env, stdio: 'pipe' })
    } catch (error) {
      throw this.#notStarted(error)
    }
    this.#ended = new Promise((resolve) => this.#child.on('close', (code, signal) => resolve({ code, signal })))
    this.#child.stdin.on('error', () => {}) // it may have ended already
    this.#child.stderr.on('data', (part) => {
      this.#stderr = (this.#stderr + part).slice(-keptOfStderr)
    })
    try {
      const port = await this.#readPort(timeout)
      this.#letTheParentEnd()
      return port
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  #readPort (timeout) {
    return new Promise((resolve, reject) => {
      let text = ''
      const timer = setTimeout(() => reject(new NotStarted(
        `${this.#path} did not say its port within ${timeout} ms.${this.#said()}`)), timeout)
      const settle = (act, value) => {
        clearTimeout(timer)
        act(value)
      }
      this.#child.on('error', (error) => settle(reject, this.#notStarted(error)))
      this.#child.stdout.on('data', (part) => {
        text += part
        if (!text.includes('\n')) return
        const line = text.slice(0, text.indexOf('\n'))
        if (/^\d+$/.test(line)) return settle(resolve, Number(line))
        settle(reject, new NotStarted(`${this.#path} is not the program of this package: its first ` +
          `line is ${JSON.stringify(line)}, not a port.`))
      })
      this.#ended.then(async () => settle(reject, new NotStarted(await this.ending())))
    })
  }

  /** Whoever forgets stop() still gets an end; the child ends with it. */
  #letTheParentEnd () {
    for (const handle of [this.#child, ...this.#child.stdio]) handle.unref()
  }

  #notStarted (error) {
    return new NotStarted(`${this.#path} could not be started: ${error.message}.`)
  }

  /** How it ended, and what it wrote. */
  async ending () {
    if (this.#isStopped) return 'The proxy is stopped.'
    const end = await this.#within(1000)
    if (!end) return `${this.#path} does not answer.${this.#said()}`
    const how = end.signal ? `signal ${end.signal}` : `exit code ${end.code}`
    return `${this.#path} ended with ${how}.${this.#said()}`
  }

  #said () {
    const text = this.#stderr.trimEnd()
    return text ? ` It wrote:\n${text}` : ' It wrote nothing.'
  }

  /** Its end, or nothing when that does not come in time. */
  async #within (timeout) {
    let timer
    const late = new Promise((resolve) => { timer = setTimeout(resolve, timeout) })
    try {
      return await Promise.race([this.#ended, late])
    } finally {
      clearTimeout(timer)
    }
  }

  async stop () {
    if (this.#isStopped || !this.#child) return
    this.#isStopped = true
    if (this.#child.pid === undefined) return
    this.#child.stdin.end()
    if (await this.#within(stopTimeout)) return
    this.#child.kill('SIGKILL')
    await this.#within(stopTimeout)
  }
}

module.exports = { Program }
