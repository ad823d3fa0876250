'use strict'
// The proxy as a test sees it. index.d.ts says what each member does.

const fs = require('node:fs/promises')
const os = require('node:os')
const path = require('node:path')
const { Api, patience } = require('./api.js')
const { CheckFailed, Problem, Proxy407Error, TimedOut, UnexpectedRefusal } = require('./errors.js')
const { Program } = require('./program.js')

const refused = 'The proxy refused a request. (A test that expects this sets allowRefusals.)'

class Proxy407 {
  #scenario
  #options
  #program
  #api
  #told
  #handout

  static async start (scenario, options) {
    const proxy = new Proxy407(scenario, options)
    await proxy.#start()
    return proxy
  }

  static forTests ({ beforeAll, beforeEach, afterEach, afterAll }, scenario, options) {
    const proxy = new Proxy407(scenario, options)
    beforeAll(() => proxy.#start())
    beforeEach(() => proxy.#beginAgain())
    afterEach(async () => { if (!proxy.allowRefusals) await proxy.checkRefusals() })
    afterAll(() => proxy.stop())
    return proxy
  }

  constructor (scenario = 'basic', options = {}) {
    const known = ['user', 'password', 'allowRefusals', 'startTimeout']
    const unknown = Object.keys(options).find((key) => !known.includes(key))
    if (unknown) throw new TypeError(`unknown option "${unknown}"; known: ${known.join(', ')}`)
    this.#scenario = scenario
    this.#options = options
    this.allowRefusals = options.allowRefusals ?? false
  }

  get url () { return this.#known('url') }

  get urlWithCredentials () { return this.#known('url_with_credentials') }

  get user () { return this.#known('user') }

  get password () { return this.#known('password') }

  get caFile () { return this.#known('ca_file') }

  env () {
    this.#known('name')
    const unset = new Set(this.#handout.unset.map((name) => name.toLowerCase()))
    const kept = Object.entries(process.env).filter(([name]) => !unset.has(name.toLowerCase()))
    return { no_proxy: '', NO_PROXY: '', ...Object.fromEntries(kept), ...this.#handout.environment }
  }

  async exchanges (match = {}) {
    return (await this.#call('get', '/exchanges', match)).exchanges
  }

  async waitFor (match = {}, { count = 1, timeout = 5000 } = {}) {
    try {
      const body = { match, count, timeout_ms: timeout }
      return (await this.#call('post', '/exchanges/wait', body, timeout + patience)).exchanges
    } catch (error) {
      throw error instanceof Problem && error.status === 408 ? new TimedOut(error) : error
    }
  }

  async verify (...checks) {
    const { passed, text } = await this.#judge(checks)
    if (!passed) throw new CheckFailed(text)
  }

  async checkRefusals () {
    const found = await this.#call('get', '/refusals', { proxy: this.#known('name') })
    if (found.refused) throw new UnexpectedRefusal(`${refused}\n${found.text.trimEnd()}`)
  }

  async report () { return (await this.#judge([])).text }

  async use (scenario, { user, password } = {}) {
    const place = `/proxies/${this.#known('name')}/scenario`
    const body = { scenario: await asJson(scenario) }
    if (user !== undefined || password !== undefined) {
      const half = user === undefined || password === undefined
      const own = half ? await this.#call('put', place, body) : {}
      Object.assign(body, { user: user ?? own.user, password: password ?? own.password })
    }
    await this.#learn(await this.#call('put', place, body))
  }

  async reset () {
    await this.#call('post', '/reset', {})
  }

  async stop () { await this.#program?.stop() }

  async #start () {
    await withArgument(this.#scenario, async (argument) => {
      this.#program = new Program()
      this.#api = new Api(await this.#program.start(argument, this.#options.startTimeout ?? patience))
    })
    try {
      const { user, password } = this.#options
      this.#told = (await this.#call('get', '/proxies')).proxies[0]
      if (user === undefined && password === undefined) await this.#learn(this.#told)
      else await this.use(this.#scenario, { user, password })
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  /** As after the start, whatever the test before made of it. */
  async #beginAgain () {
    await this.use(this.#scenario, this.#options)
    await this.reset()
    this.allowRefusals = this.#options.allowRefusals ?? false
  }

  async #learn (told) {
    this.#told = told
    this.#handout = await this.#call('get', '/handout', { proxy: told.name })
  }

  #known (member) {
    if (this.#told) return this.#told[member]
    throw new Proxy407Error('The proxy starts before the first test: use it inside of a test.')
  }

  async #judge (checks) {
    const verdict = await this.#call('post', '/verify', checks.length ? { checks } : {})
    return { ...verdict, text: verdict.text.trimEnd() }
  }

  async #call (method, ...given) {
    if (!this.#api) this.#known()
    try {
      return await this.#api[method](...given)
    } catch (error) {
      if (error instanceof Problem) throw error
      throw new Proxy407Error(await this.#program.ending(), { cause: error })
    }
  }
}

if (Symbol.asyncDispose) {
  Proxy407.prototype[Symbol.asyncDispose] = async function () {
    try {
      if (!this.allowRefusals) await this.checkRefusals()
    } finally {
      await this.stop()
    }
  }
}

/** Calls act with what the command line takes: a name or a path. */
async function withArgument (scenario, act) {
  if (typeof scenario === 'string') return act(scenario)
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'proxy407-'))
  try {
    const file = path.join(folder, 'scenario.json')
    await fs.writeFile(file, JSON.stringify(scenario))
    await act(file)
  } finally {
    await fs.rm(folder, { recursive: true })
  }
}

/** The control API reads no files. */
async function asJson (scenario) {
  const isFile = typeof scenario === 'string' && (scenario.includes('/') || scenario.endsWith('.json'))
  return isFile ? JSON.parse(await fs.readFile(scenario, 'utf8')) : scenario
}

module.exports = { Proxy407 }
