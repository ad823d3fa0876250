import fixture from './node-test.js'

export const { proxy407 } = fixture
