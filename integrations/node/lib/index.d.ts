/// <reference lib="esnext.disposable" />

/** The name of a built-in scenario, the path of a file, or the content of such a file. */
export type Scenario = string | { id: string, [member: string]: unknown }

/** The id of a check, or that of one that takes a number. */
export type Check = string | { check: string, value: number }

export interface Account {
  /** Instead of the scenario's. Of user and password one is enough: the other is the scenario's. */
  user?: string
  password?: string
}

export interface Options extends Account {
  /** The test expects a 407. */
  allowRefusals?: boolean
  /** Milliseconds until the program has to run: 30,000. */
  startTimeout?: number
}

/** What an exchange has to hold. */
export interface Match {
  proxy?: string
  scenario?: string
  recorder?: Exchange['recorder']
  connection?: number
  method?: string
  host?: string
  target?: string
  status?: number
  verdict?: Exchange['verdict']
  user?: string
  cause?: string
  finding?: string
}

/** A request to the proxy, or inside a tunnel: the object of `proxy407 serve --log json`. `finding` is
 *  the exact mistake of a refused request, `evidence` what was received, `fix` what to do. */
export interface Exchange {
  proxy?: string
  number: number
  time: string
  scenario: string | null
  recorder: 'proxy' | 'origin' | 'second-proxy' | 'direct-origin'
  connection: number
  peer: string | null
  tunnel: string | null
  method: string | null
  target: string | null
  status: number | null
  verdict: 'open' | 'accepted' | 'challenged' | 'refused' | 'malformed' | 'fault'
  user: string | null
  step: string | null
  complaint: string | null
  cause: string | null
  finding: string | null
  candidates: string[]
  message: string | null
  evidence: string | null
  fix: string | null
  command: string | null
  requirements: string[]
  remarks: string[]
  request_head: string | null
  request_head_base64?: string
  reply_head: string | null
  reply_head_base64?: string
  origin_saw: string | null
  origin_saw_base64?: string
  content_received: number
  early_octets: number
  took_us: number
}

/** The hooks of a test runner. */
export interface Hooks {
  beforeAll (hook: () => Promise<void>): unknown
  beforeEach (hook: () => Promise<void>): unknown
  afterEach (hook: () => Promise<void>): unknown
  afterAll (hook: () => Promise<void>): unknown
}

/** A running proxy with a process of its own. */
export class Proxy407 {
  private constructor ()

  /** Starts a proxy on a free port of 127.0.0.1; of scenario "basic" unless another is given. End it
   *  by stop(), or declare it by `await using`, whose end throws UnexpectedRefusal. */
  static start (scenario?: Scenario, options?: Options): Promise<Proxy407>

  /** For the test runners without a subpath here: starts before the first test, begins again before
   *  each, fails each that the proxy refused, and stops after the last. */
  static forTests (hooks: Hooks, scenario?: Scenario, options?: Options): Proxy407

  /** Set it in a test that expects a 407. */
  allowRefusals: boolean

  /** http://127.0.0.1:PORT */
  readonly url: string
  /** The same with user and password, percent-encoded. Without a user it is `url`. */
  readonly urlWithCredentials: string
  /** The user that the client is to send, not encoded. */
  readonly user: string | null
  readonly password: string | null
  /** The certificate, in PEM, that https:// targets and an https:// proxy are signed by. */
  readonly caFile: string

  /** The environment of this process, made that of a client: spawn(..., { env: proxy.env() }). The
   *  proxy is named by http_proxy and so on, no address is excepted from it, and the certificate is
   *  trusted. */
  env (): Record<string, string>

  /** What came, in order: all of it, or what matches. */
  exchanges (match?: Match): Promise<Exchange[]>

  /** Waits until so many exchanges match (1), for so many milliseconds (5000). Throws TimedOut. */
  waitFor (match?: Match, options?: { count?: number, timeout?: number }): Promise<Exchange[]>

  /** Judges what came by these checks, or by those of the scenario. Throws CheckFailed. */
  verify (...checks: Check[]): Promise<void>

  /** Throws UnexpectedRefusal where credentials were wrong, or where the last request for a target was
   *  not accepted. The test runners' fixtures and the end of `await using` call it. */
  checkRefusals (): Promise<void>

  /** What came and what the checks of the scenario say to it, as the program prints it. */
  report (): Promise<string>

  /** Another scenario on the same port, from its beginning. */
  use (scenario: Scenario, account?: Account): Promise<void>

  /** Forgets what came; the scenario begins again. */
  reset (): Promise<void>

  /** Ends the process. What came is gone with it. */
  stop (): Promise<void>

  [Symbol.asyncDispose] (): Promise<void>
}

/** The program refused a call, or does not answer. Its own words say why. */
export class Proxy407Error extends Error {}
/** The program is at none of its places. */
export class ProgramNotFound extends Proxy407Error {}
/** The program could not be started, or ended at once. */
export class NotStarted extends Proxy407Error {}
/** A check failed. The text is what came, what was wrong with it, and what to do. */
export class CheckFailed extends Proxy407Error {}
/** The proxy refused a request, and the test did not say that it expects that. */
export class UnexpectedRefusal extends CheckFailed {}
/** What the test waits for did not come in time. The text names what came nearest. */
export class TimedOut extends Proxy407Error {}

/** The path of the program: what PROXY407_BINARY names, else the one of the package, else PATH's. */
export function findProgram (): string
