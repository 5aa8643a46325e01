/** Specs run as ES modules that each worker loads once; see docs/decisions/0021 for why. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testRegex: '\\.(e2e-spec|spec)\\.ts$',
  runner: '<rootDir>/test/runner/runner.js',
  setupFiles: ['<rootDir>/test/runner/typescript.js'],
  setupFilesAfterEnv: ['<rootDir>/test/runner/time-limit.js'],
  globalSetup: '<rootDir>/test/global-setup.mjs',
  globalTeardown: '<rootDir>/test/global-teardown.mjs',
};
