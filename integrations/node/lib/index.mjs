import proxy407 from './index.js'

export const {
  CheckFailed, NotStarted, ProgramNotFound, Proxy407, Proxy407Error, TimedOut, UnexpectedRefusal, findProgram
} = proxy407
