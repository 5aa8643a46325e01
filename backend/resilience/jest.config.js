/** The kill test: the built product, killed again and again. A step of its own, because it takes minutes. */
export default {
  rootDir: '..',
  roots: ['<rootDir>/resilience'],
  testRegex: '\\.kill\\.ts$',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testTimeout: 20 * 60_000,
};
