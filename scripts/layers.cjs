/**
 * Who may import whom (see ARCHITECTURE.md), for dependency-cruiser. Every rule has a planted violation in
 * planted-violations.ts, and `npm run check` fails when one of them is not seen.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'shared-stands-alone',
      comment: 'shared/ is pure domain: no Node, no browser, no library. Its tests may use the test runner.',
      severity: 'error',
      from: { path: '^shared/', pathNot: '[.]test[.]ts$' },
      to: { pathNot: '^shared/' },
    },
    {
      name: 'electron-not-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'renderer-not-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'product-not-tools',
      comment: 'What is shipped does not reach into what builds and tests it.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^(scripts|e2e|bench)/' },
    },
    {
      name: 'features-stand-apart',
      comment: 'What two features need moves down, to renderer/ui or renderer/store.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'adapters-below-ipc',
      comment: 'ipc/ calls the parts that do the work; they do not know of it.',
      severity: 'error',
      from: {
        path: '^electron/(engine|compose|data|desktop|exec|files|history|logs|operations|saved|tar|tray|updates|volumes|walkthrough)/',
      },
      to: { path: '^electron/ipc/' },
    },
    {
      name: 'e2e-sees-the-built-app',
      comment: 'The end-to-end tests and benchmarks drive what users get, not its sources.',
      severity: 'error',
      from: { path: '^(e2e|bench)/' },
      to: { path: '^(electron|renderer)/' },
    },
    {
      name: 'e2e-shares-types-only',
      severity: 'error',
      from: { path: '^(e2e|bench)/' },
      to: { path: '^shared/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|assets)/' },
    // Imports of types count too: a layer is a layer.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'] },
  },
};
