/** The house rules of docs/ARCHITECTURE.md: app → features → shared; domain imports only domain. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain/ holds pure TypeScript: it may import domain/ and a decimal library, nothing else',
      severity: 'error',
      from: { path: '^backend/src/[^/]+/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(backend/src/[^/]+/domain/|.*node_modules/(decimal\\.js|luxon)/)' },
    },
    {
      name: 'shared-knows-no-feature',
      severity: 'error',
      from: { path: '^backend/src/shared/' },
      to: { path: '^backend/src/(?!shared/|kernel/|migrations/)[^/]+/' },
    },
    {
      name: 'no-foreign-tables',
      comment:
        'a feature uses another through its service or a domain type, never its entities or queries',
      severity: 'error',
      from: { path: '^backend/src/([^/]+)/', pathNot: '(\\.e2e-spec\\.ts$|^backend/src/bin/)' },
      to: {
        path: '^backend/src/([^/]+)/[^/]+\\.(entity|queries)\\.ts$',
        pathNot: '^backend/src/($1|shared)/',
      },
    },
    {
      name: 'ui-parts-know-no-feature',
      severity: 'error',
      from: { path: '^frontend/src/(components|lib)/' },
      to: { path: '^frontend/src/(features|app)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require('node:path').join(__dirname, 'backend/tsconfig.json') },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
