/** What the scripts promise: tried on throw-away instances with the product's own build. */
export default {
  rootDir: '.',
  testRegex: '\\.spec\\.mjs$',
  testEnvironment: 'node',
  transform: {},
  testTimeout: 120_000,
};
