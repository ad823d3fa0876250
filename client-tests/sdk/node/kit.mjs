// The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the call.
//
//     import { serve, versionOf } from '../../sdk/node/kit.mjs'
//
//     serve('axios', versionOf('axios'), ['basic.http', 'basic.connect'], async (test) => {
//       const answer = await axios.get(test.url, { proxy: ... })
//       return { status: answer.status, challenge: answer.headers['proxy-authenticate'], body: answer.data }
//     })
//
// A case has the names of the protocol (`url`, `via`, `proxy_url`, `user` ...), and `ca`: what is in `ca_file`.

import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

const write = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr) // what a library prints is not the protocol's

const say = (message) => write(JSON.stringify({ v: 1, ...message }) + '\n')

/** The version of a package in the driver's node_modules. */
export const versionOf = (name) =>
  JSON.parse(readFileSync(join(dirname(process.argv[1]), 'node_modules', name, 'package.json'))).version

/** What http.request or https.request of Node.js gives, for what is only an agent. */
export const nodeRequest = ({ url, method, content }, options) =>
  new Promise((resolve, reject) => {
    const { request } = url.startsWith('https:') ? https : http
    const sent = request(url, { method, ...options }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part)).on('error', reject)
      answer.on('end', () => resolve({
        status: answer.statusCode,
        challenge: answer.headers['proxy-authenticate'],
        body: Buffer.concat(parts).toString()
      }))
    }).on('error', reject)
    sent.end(content)
  })

/** Answers every case on standard input by `get`; what it throws is what the client threw. */
export const serve = async (client, version, features, get) => {
  if (process.argv[2] === '--hello') {
    say({ client, version, runtime: runtime(), features })
    return
  }
  for await (const line of createInterface({ input: process.stdin })) {
    const test = JSON.parse(line)
    const missing = test.needs.find((need) => !features.includes(need))
    say({ id: test.id, ...(missing ? { unsupported: missing } : await outcome(get, test)) })
  }
  process.exit() // a client's idle connections would keep it alive
}

// What a client throws where nobody can catch it would end its user's program.
let uncaught = () => {}
process.on('uncaughtException', (problem) => uncaught(problem))

const runtime = () => {
  const { bun, deno, node } = process.versions
  return bun ? `Bun ${bun}` : deno ? `Deno ${deno}` : `Node.js ${node}`
}

const outcome = async (get, test) => {
  const thrown = new Promise((_, reject) => { uncaught = reject })
  try {
    const answer = await Promise.race([get({ ...test, ca: readFileSync(test.ca_file) }), thrown])
    return { status: answer.status, challenge: answer.challenge ?? undefined, body: answer.body }
  } catch (problem) { // whatever a user of the client would get to see
    return { error: told(problem) }
  }
}

const told = (problem) => {
  const causes = [problem?.cause, ...(problem?.errors ?? [])].filter(Boolean)
  return [`${problem}`, problem?.code, problem?.status ?? problem?.statusCode, ...causes.map(told)].filter(Boolean).join(': ')
}
