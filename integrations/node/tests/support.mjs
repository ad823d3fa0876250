import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ProxyAgent, request } from 'undici'

export const project = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')

export const target = 'http://example.test/ip'

/** The status that a client gets which takes user and password from a URL. */
export async function get (proxy, url = proxy.urlWithCredentials, to = target) {
  const dispatcher = new ProxyAgent({ uri: url, requestTls: { ca: fs.readFileSync(proxy.caFile) } })
  try {
    const response = await request(to, { dispatcher })
    await response.body.text()
    return response.statusCode
  } catch (error) {
    return /\((\d+)\)/.exec(error.message)?.[1] ?? error // of a CONNECT
  } finally {
    await dispatcher.close()
  }
}

export const wrong = (proxy) => proxy.url.replace('//', '//user:wrong@')

/** The end of a command and all that it printed. */
export async function run (command, args, { env = process.env, cwd = project } = {}) {
  const child = spawn(command, args, { env: plain(env), cwd })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => { text += part })
  const [code, signal] = await once(child, 'close')
  return { code, signal, text }
}

/** A runner inside of a runner: node:test would report to the outer one. */
function plain (env) {
  const { NODE_TEST_CONTEXT, ...rest } = env
  return rest
}

export function node (args, options) { return run(process.execPath, args, options) }

/** A folder that goes when the test ends. */
export function folder (t) {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'proxy407-'))
  t.after(() => fs.rmSync(made, { recursive: true }))
  return made
}

/** A shell script in the program's place. */
export function programThat (t, lines) {
  const file = path.join(folder(t), 'proxy407')
  fs.writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 })
  setFor(t, 'PROXY407_BINARY', file)
  return file
}

export function setFor (t, name, value) {
  const before = process.env[name]
  process.env[name] = value
  t.after(() => {
    if (before === undefined) delete process.env[name]
    else process.env[name] = before
  })
}

export function isRunning (pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)[0] !== 'Z'
  } catch {
    return false
  }
}

export async function ends (pid, within = 5000) {
  const end = Date.now() + within
  while (isRunning(pid) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
  return !isRunning(pid)
}

/** Processes that this one started. */
export function children (pid = process.pid) {
  return fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}
