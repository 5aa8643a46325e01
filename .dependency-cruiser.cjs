/**
 * The walls of docs/ARCHITECTURE.md. Contexts stand on one another as the main job runs: each imports those below it, none
 * above. Specs and the programs in bin/ may reach anywhere.
 */
const CONTEXTS = [
  'kernel',
  'platform',
  'workflow',
  'accounts',
  'organization',
  'documents',
  'planning',
  'teams',
  'work',
  'evaluation',
  'portal',
  'operations',
  'demo',
];

/** Inside a context, features that stand on one another, bottom up: what runs upward is registered at start. */
const CELLS = {
  platform: [
    'errors',
    'passwords',
    'config',
    'database',
    'outbox',
    'storage',
    'clock',
    'auth',
    'http',
  ],
  workflow: ['events', 'offers', 'ties', 'turns', 'verbs'],
  organization: [
    'grants',
    'people',
    'units',
    'directory',
    'acting',
    'assessors',
    'structure',
    'calendar',
    'departures',
    'importing',
    'agency',
    'staffing',
    'transfers',
    'four-eyes',
  ],
  documents: ['pdf', 'signature', 'letters'],
  planning: ['goals', 'skp'],
  teams: ['squads', 'assignments'],
  portal: ['dashboard', 'inbox', 'home'],
  operations: ['health', 'metrics'],
};

const SPECS = '\\.(e2e-)?spec\\.ts$';

/** Down only: one rule for each context that has another above it. */
const downOnly = CONTEXTS.slice(0, -1).map((context, floor) => ({
  name: `${context}-imports-down`,
  severity: 'error',
  from: { path: `^backend/src/${context}/`, pathNot: SPECS },
  to: { path: `^backend/src/(${CONTEXTS.slice(floor + 1).join('|')})/` },
}));

/** The front end names its features by the same contexts, in the same order; `@/` is its own folder. */
const PAGES = '^(@|frontend/src)/';

const pagesDownOnly = CONTEXTS.slice(0, -1).map((context, floor) => ({
  name: `features-of-${context}-import-down`,
  severity: 'error',
  from: { path: `^frontend/src/features/${context}/`, pathNot: SPECS },
  to: { path: `${PAGES}features/(${CONTEXTS.slice(floor + 1).join('|')})/` },
}));

const cellsDownOnly = Object.entries(CELLS).flatMap(([context, cells]) =>
  cells.slice(0, -1).map((cell, floor) => ({
    name: `${context}-${cell}-imports-down`,
    severity: 'error',
    from: { path: `^backend/src/${context}/${cell}/`, pathNot: SPECS },
    to: { path: `^backend/src/${context}/(${cells.slice(floor + 1).join('|')})/` },
  })),
);

module.exports = {
  forbidden: [
    ...downOnly,
    ...pagesDownOnly,
    ...cellsDownOnly,
    {
      name: 'every-folder-is-a-context',
      comment: 'a new folder beside the contexts has no place in their order',
      severity: 'error',
      from: {},
      to: { path: `^backend/src/(?!(${CONTEXTS.join('|')}|migrations|bin)/)[^/]+/` },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'domain/ and kernel/ hold pure TypeScript: they import domain/, kernel/ and a library of numbers or dates, nothing else',
      severity: 'error',
      from: { path: '^backend/src/(kernel/|.*/domain/)', pathNot: SPECS },
      to: { pathNot: '^(backend/src/(kernel/|.*/domain/)|.*node_modules/(decimal\\.js|luxon)/)' },
    },
    {
      name: 'portal-is-read-by-nobody',
      comment: 'portal reads across the contexts; only the demo, which shows it, stands above',
      severity: 'error',
      from: { path: '^backend/src/operations/', pathNot: SPECS },
      to: { path: '^backend/src/portal/' },
    },
    {
      name: 'no-foreign-tables',
      comment:
        'a feature uses another through its services or a domain type, never its queries or its store',
      severity: 'error',
      from: {
        path: '^backend/src/([^/]+)/([^/]+)/',
        pathNot: `(${SPECS}|^backend/src/(bin|organization|accounts|demo)/)`,
      },
      to: {
        path: '^backend/src/.*\\.(queries|store)\\.ts$',
        pathNot: '^backend/src/($1/$2|platform)/',
      },
    },
    {
      name: 'no-foreign-tables-of-organization',
      comment:
        'the cells of organization read one register; nobody else reads it behind their back',
      severity: 'error',
      from: { path: '^backend/src/(organization|accounts|demo)/', pathNot: SPECS },
      to: {
        path: '^backend/src/.*\\.(queries|store)\\.ts$',
        pathNot: '^backend/src/($1|platform)/',
      },
    },
    {
      name: 'ui-parts-know-no-feature',
      severity: 'error',
      from: { path: '^frontend/src/(components|lib)/' },
      to: { path: `${PAGES}(features|app)/` },
    },
    {
      name: 'features-know-no-page',
      severity: 'error',
      from: { path: '^frontend/src/features/' },
      to: { path: `${PAGES}app/` },
    },
    {
      name: 'every-feature-has-a-context',
      comment: 'a new folder of features beside the contexts has no place in their order',
      severity: 'error',
      from: {},
      to: { path: `${PAGES}features/(?!(${CONTEXTS.join('|')})/)` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require('node:path').join(__dirname, 'backend/tsconfig.json') },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'] },
  },
};
