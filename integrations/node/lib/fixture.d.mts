export * from './fixture.js'
