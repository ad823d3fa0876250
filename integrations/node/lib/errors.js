'use strict'

/** The program refused a call, or does not answer. Its own words say why. */
class Proxy407Error extends Error {
  get name () { return this.constructor.name }
}

/** The program could not be started, or ended at once. */
class NotStarted extends Proxy407Error {}

/** What the control API answers when it refuses a call (RFC 9457). */
class Problem extends Proxy407Error {
  constructor (status, members) {
    super(members.detail ?? `The control API answered with status ${status}.`)
    this.status = status
    this.members = members
  }
}

/** A check failed. The text is what came, what was wrong with it, and what to do. */
class CheckFailed extends Proxy407Error {}

/** The proxy refused a request, and the test did not say that it expects that. */
class UnexpectedRefusal extends CheckFailed {
  constructor (message) {
    super(message)
    this.stack = `${this.name}: ${message}` // no line of the test led here
  }
}

/** What the test waits for did not come in time. The text names what came nearest. */
class TimedOut extends Proxy407Error {
  constructor (problem) {
    const lines = [problem.message]
    for (const { exchange, differences } of problem.members.nearest ?? []) {
      lines.push(`  nearest: ${exchange.method} ${exchange.target} (#${exchange.number})`)
      for (const { key, was, expected } of differences) {
        lines.push(`    ${key} was ${JSON.stringify(was)}, expected ${JSON.stringify(expected)}`)
      }
    }
    super(lines.join('\n'))
  }
}

module.exports = { CheckFailed, NotStarted, Problem, Proxy407Error, TimedOut, UnexpectedRefusal }
