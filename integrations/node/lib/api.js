'use strict'
// The control API of a running program: JSON over HTTP on a loopback port.

const http = require('node:http')
const { Problem } = require('./errors.js')

const patience = 30_000 // milliseconds

class Api {
  #port

  constructor (port) { this.#port = port }

  get (path, query = {}) {
    const asked = new URLSearchParams(query).toString()
    return this.#call('GET', asked ? `${path}?${asked}` : path)
  }

  post (path, body, timeout = patience) { return this.#call('POST', path, body, timeout) }

  put (path, body) { return this.#call('PUT', path, body) }

  async #call (method, path, body, timeout = patience) {
    const content = body === undefined ? undefined : JSON.stringify(body)
    const { status, text } = await this.#send({ method, path: `/__admin${path}`, timeout }, content)
    const value = parsed(text)
    if (status >= 400) throw new Problem(status, value)
    return value
  }

  #send (options, content) {
    return new Promise((resolve, reject) => {
      // Its own agent: the global one may take a proxy from the environment.
      const request = http.request({ host: '127.0.0.1', port: this.#port, agent: new http.Agent(), ...options })
      request.on('response', (response) => {
        const parts = []
        response.on('data', (part) => parts.push(part))
        response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() }))
        response.on('error', reject)
      })
      request.on('timeout', () => request.destroy(new Error('no answer in time')))
      request.on('error', reject)
      if (content !== undefined) request.setHeader('Content-Type', 'application/json')
      request.end(content)
    })
  }
}

function parsed (text) {
  try {
    return text ? JSON.parse(text) : {}
  } catch {
    return {}
  }
}

module.exports = { Api, patience }
