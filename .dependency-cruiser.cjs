/**
 * The rooms of the design and the directions between them, as errors.
 * A room may import itself and what stands in its row; nothing else of src.
 */
const rooms = {
  domain: [],
  loading: ['domain'],
  code: ['domain'],
  diagnosis: ['domain'],
  'engine/protocol': ['domain', 'code/reading'],
  'engine/client': ['engine/protocol', 'code/reading', 'loading', 'domain'],
  'engine/code': ['code', 'engine/protocol', 'loading', 'domain'],
  'engine/intake': ['engine/protocol', 'loading', 'domain'],
  'engine/projection': ['engine/protocol', 'loading', 'domain'],
  'engine/archive': ['engine/keep', 'engine/protocol', 'loading', 'domain'],
  'engine/exchange': ['engine/protocol', 'loading', 'domain'],
  'engine/keep': ['engine/protocol', 'domain'],
  'engine/kernels': ['domain'],
  'engine/preview': ['engine/core', 'engine/protocol', 'loading', 'domain'],
  'engine/core': ['domain', 'loading', 'engine/kernels', 'engine/protocol'],
  'engine/worker': [
    'engine/core',
    'engine/kernels',
    'engine/keep',
    'engine/protocol',
    'loading',
    'domain',
  ],
  'engine/index': ['engine/client', 'engine/keep', 'engine/protocol', 'loading'],
  'engine/node': [
    'engine/client',
    'engine/intake',
    'engine/keep',
    'engine/worker',
    'engine/core',
    'engine/kernels',
    'engine/exchange',
    'engine/protocol',
    'loading',
    'domain',
  ],
  service: [],
  state: ['engine/index', 'code/reading', 'service/messages', 'diagnosis', 'loading', 'domain'],
  ui: ['loading'],
  charts: ['ui', 'loading', 'domain'],
  features: [
    'state',
    'ui',
    'charts',
    'loading',
    'domain',
    'diagnosis',
    'code/reading',
    'code/write',
  ],
}

/** Where the page, its Workers and Node begin. */
const entries = [
  '^src/app/main\\.tsx$',
  '^src/engine/(worker|intake|projection|preview|archive|exchange|code)/entry\\.ts$',
  '^src/engine/worker/(helper|verifyEntry)\\.ts$',
  '^src/service/sw\\.ts$',
  '^src/engine/node\\.ts$',
]
const isTest = '\\.test\\.tsx?$'
const at = (room) => `^src/${room}(/|\\.)`

const directions = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room.replace('/', '-')}`,
  comment: `${room} imports only: ${[room, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: at(room), pathNot: isTest },
  to: { path: '^src/', pathNot: [room, ...allowed].map(at) },
}))

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'engine-by-its-doors',
      comment: 'Outside src/engine: index.ts on the page, node.ts in Node',
      severity: 'error',
      from: {
        path: '^(src|e2e|tools)/',
        pathNot: [
          '^src/engine/',
          // What holds the engine's kernels against naive loops in a browser, on a device of its own.
          '^e2e/(support/kernels/|kernels\\.browser\\.test\\.ts$)',
          // A run's own Worker, timed from inside.
          '^e2e/bench/page/engineWorker\\.ts$',
        ],
      },
      to: { path: '^src/engine/', pathNot: '^src/engine/(index|node)\\.ts$' },
    },
    {
      name: 'page-by-its-own-door',
      comment: 'What the page is made of imports no Node',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/engine/', isTest] },
      to: { path: '^src/engine/node\\.ts$' },
    },
    {
      name: 'no-feature-to-feature',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'tensorflow-stays-in-the-worker',
      comment: 'TensorFlow.js is imported under engine/core, kernels, node and worker only',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engine/(core|kernels|node|worker)/' },
      to: { path: '@tensorflow/tfjs-(core|backend|layers|converter)' },
    },
    {
      name: 'tfjs-vis-stays-in-charts',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/charts/' },
      to: { path: '@tensorflow/tfjs-vis|vega' },
    },
    {
      name: 'no-react-below-the-page',
      comment: 'domain, diagnosis, engine and state know no React',
      severity: 'error',
      from: { path: '^src/(domain|diagnosis|engine|state)/' },
      to: { path: 'node_modules/(react|react-dom|radix-ui|lucide-react)/|zustand/react' },
    },
    {
      name: 'no-circular',
      comment: 'Nor by types alone',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['\\.d\\.ts$', isTest, ...entries],
      },
      to: {},
    },
    {
      name: 'no-unused-files',
      comment: 'Dead, or a choice that its registry does not name',
      severity: 'error',
      from: { path: [...entries, isTest] },
      to: { path: '^src/', pathNot: [isTest, '\\.d\\.ts$', ...entries], reachable: false },
    },
    {
      name: 'every-choice-registered',
      comment: 'A file of src/domain/choices that nothing names: it wants its line in the registry',
      severity: 'error',
      from: { path: '^src/app/main\\.tsx$' },
      to: {
        path: '^src/domain/choices/',
        pathNot: [isTest, '/test[A-Z][^/]*\\.ts$'],
        reachable: false,
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // AssemblyScript: a module of its own, compiled to WebAssembly.
    exclude: { path: '^src/engine/kernels/wasm/assembly' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
}
