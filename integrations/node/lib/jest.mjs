import fixture from './jest.js'

export const { proxy407 } = fixture
