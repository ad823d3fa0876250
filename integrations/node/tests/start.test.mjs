// Proxies that don't start say why; those that started end with their parent.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { NotStarted, ProgramNotFound, Proxy407, findProgram } from 'proxy407'
import { children, ends, folder, isRunning, node, programThat, project, run, setFor } from './support.mjs'

const fails = (start, ...words) => assert.rejects(start, (error) => {
  assert.ok(error instanceof NotStarted, error)
  for (const part of words) assert.match(error.message, part)
  return true
})

test('an unknown scenario shows the words of the program', () =>
  fails(Proxy407.start('reject-encoded-pasword'), /reject-encoded-password/, /exit code 2/))

test('mistakes of a scenario are shown', () => fails(Proxy407.start({ id: 'mine', proxi: {} }), /proxi/))

test('a program that cannot be run', async (t) => {
  const file = path.join(folder(t), 'proxy407')
  fs.writeFileSync(file, 'nonsense')
  setFor(t, 'PROXY407_BINARY', file)
  await assert.rejects(Proxy407.start(), /PROXY407_BINARY is .*not a program/)
  fs.chmodSync(file, 0o755)
  await fails(Proxy407.start(), /could not be started|nonsense: not found/)
})

test('a program that dies at the start shows its standard error', async (t) => {
  programThat(t, "echo 'the port is in use' >&2; exit 3")
  await fails(Proxy407.start(), /ended with exit code 3\. It wrote:\nthe port is in use/)
})

test('a program that is killed at the start', async (t) => {
  programThat(t, 'kill -9 $$')
  await fails(Proxy407.start(), /ended with signal SIGKILL\. It wrote nothing/)
})

test('a program that says no port in time', async (t) => {
  programThat(t, "echo 'still thinking' >&2; exec cat")
  await fails(Proxy407.start('basic', { startTimeout: 300 }), /did not say its port within 300 ms\. It wrote:\nstill/)
  assert.deepEqual(children(), [])
})

test('a program that says something else', async (t) => {
  programThat(t, 'echo hello; exec cat')
  await fails(Proxy407.start(), /its first line is "hello", not a port/)
})

test('a program that dies later is named by the next call', async () => {
  const proxy = await Proxy407.start()
  process.kill(children()[0], 'SIGKILL')
  await assert.rejects(proxy.exchanges(), /ended with signal SIGKILL/)
  await proxy.stop()
})

test('credentials of the environment do not count', async (t) => {
  setFor(t, 'PROXY407_CREDENTIALS', 'somebody:else')
  const proxy = await Proxy407.start()
  t.after(() => proxy.stop())
  assert.equal(proxy.user, 'user')
})

const started = "await (await import('proxy407')).Proxy407.start()"

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT']) {
  test(`the child ends with a parent that gets ${signal}`, async () => {
    const code = `${started}; setInterval(() => {}, 1000); console.log('ready')`
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: project })
    await new Promise((resolve) => createInterface(parent.stdout).once('line', resolve))
    const [pid] = children(parent.pid)
    assert.ok(isRunning(pid))
    parent.kill(signal)
    assert.ok(await ends(pid))
  })
}

for (const then of ['', 'process.exit(3)', 'throw new Error()']) {
  test(`a parent that forgets the proxy ends, and the child with it: ${then}`, async () => {
    const code = `${started}; const fs = await import('node:fs')
      console.log('child ' + fs.readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8')); ${then}`
    const { text } = await node(['--input-type=module', '-e', code])
    assert.ok(await ends(Number(/child (\d+)/.exec(text)[1])))
  })
}

test('stop waits for the end', async () => {
  const proxy = await Proxy407.start()
  const [pid] = children()
  await proxy.stop()
  assert.ok(!isRunning(pid))
})

test('the program of the package is found, by both kinds of module and by npx', async (t) => {
  setFor(t, 'PATH', path.dirname(process.execPath))
  const found = path.join(fs.realpathSync(project), 'node_modules/@proxy407/linux-x64/bin/proxy407')
  assert.equal(findProgram(), found)
  const require = createRequire(import.meta.url)
  assert.equal(require('proxy407').findProgram(), found)
  const shown = await run(path.join(project, 'node_modules/.bin/proxy407'), ['serve', '--help'])
  assert.equal(shown.code, 0)
  assert.match(shown.text, /--admin-port/)
})

test('a program that is not there is told with every place and the way out', async (t) => {
  const copy = path.join(folder(t), 'lib')
  fs.cpSync(path.join(project, 'node_modules/proxy407/lib'), copy, { recursive: true })
  setFor(t, 'PATH', '/one:/two')
  const { findProgram } = createRequire(import.meta.url)(copy)
  assert.throws(findProgram, (error) => error.constructor.name === ProgramNotFound.name &&
    ['@proxy407/linux-', '/one/proxy407', '/two/proxy407', 'package-lock.json', 'PROXY407_BINARY']
      .every((words) => error.message.includes(words)))
})
