import { Options, Proxy407, Scenario } from './index.js'

/** A proxy for the tests of this file or block: it starts before the first, begins again before each,
 *  fails each that the proxy refused, and stops after the last. Read its members inside of a test. */
export function proxy407 (scenario?: Scenario, options?: Options): Proxy407
