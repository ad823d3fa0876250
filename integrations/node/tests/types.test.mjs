// The types of the package agree with its code and with the published schema.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import * as esm from 'proxy407'
import { node, project } from './support.mjs'

const lib = path.join(project, 'node_modules/proxy407/lib')
const declared = fs.readFileSync(path.join(lib, 'index.d.ts'), 'utf8')

test('an exchange has the members of the schema', async (t) => {
  const proxy = await esm.Proxy407.start('basic', { allowRefusals: true })
  t.after(() => proxy.stop())
  await fetch(proxy.url)
  const [exchange] = await proxy.waitFor()
  const members = /interface Exchange \{([^]*?)\n\}/.exec(declared)[1]
  const required = [...members.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)
  const known = [...members.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name)
  assert.deepEqual(required.filter((name) => !(name in exchange)), [])
  assert.deepEqual(Object.keys(exchange).filter((name) => !known.includes(name)), [])
})

test('what is declared is exported, and what is exported is declared', () => {
  const names = [...declared.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name)
  assert.deepEqual(names.sort(), Object.keys(esm).sort())
})

test('the compiler accepts both kinds of module, and refuses a mistake', async () => {
  const use = `
async function main (): Promise<void> {
  await using proxy: Proxy407 = await Proxy407.start('digest', { user: 'u', password: 'p' })
  const [one]: Exchange[] = await proxy.waitFor({ status: 407 }, { count: 1, timeout: 100 })
  const finding: string | null = one.finding
  await proxy.verify('authenticated', { check: 'max-attempts', value: 2 })
  proxy407({ id: 'mine' }, { allowRefusals: true }).env()
  console.log(finding, proxy.url.length)
  // @ts-expect-error
  await proxy.exchanges({ colour: 'red' })
}
void main()
`
  for (const [file, subpaths] of [['use.mts', ['node-test', 'vitest', 'jest']], ['use.cts', ['node-test', 'jest']]]) {
    for (const subpath of subpaths) {
      const imports = `import { Exchange, Proxy407 } from 'proxy407'\nimport { proxy407 } from 'proxy407/${subpath}'\n`
      await compiles(file, imports + use, ['--types', 'node'])
    }
  }
})

test('the compiler needs no other types', () => compiles('alone.mts', `
import { Proxy407 } from 'proxy407'
export const stop = async (): Promise<void> => (await Proxy407.start()).stop()
`, ['--typeRoots', 'tests']))

async function compiles (file, text, more) {
  fs.writeFileSync(path.join(project, file), text)
  const options = ['--noEmit', '--strict', '--module', 'node16', '--target', 'es2022', '--lib', 'es2022', ...more]
  const { code, text: said } = await node([path.join(project, 'node_modules/typescript/bin/tsc'), ...options, file])
  assert.equal(code, 0, `${file}: ${said}`)
}
