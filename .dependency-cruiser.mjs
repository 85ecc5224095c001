// Who may import whom. Every rule carries a comment that says what to do instead; `npm run verify -- --only architecture` prints it.
// The rules go by path: edges between workspaces come as type `undetermined`.

const hub = '^packages/hub/src/';
const tests = '\\.test\\.ts$';
/** A package as it appears in a resolved path, with its types. */
const npm = (...names) => `node_modules/(@types/)?(${names.join('|')})/`;

/** The floors of the hub, from the top down: imports go down, any number of steps. */
const floors = ['entry', 'features', 'catalog', 'engine', 'store', 'foundation'];

const floorRules = floors.slice(1).map((floor, index) => {
  const above = floors.slice(0, index + 1);
  return {
    name: `hub-${floor}-imports-downwards`,
    comment: `${floor} may not import ${above.join(', ')} or main.ts. Move the wanted thing down to where both may read it, or let the caller above hand it down as an argument.`,
    severity: 'error',
    from: { path: `${hub}${floor}/` },
    to: { path: `${hub}(main\\.ts$|(${above.join('|')})/)` },
  };
});

const packageRules = [
  {
    name: 'these-packages-import-nothing-of-ours',
    comment:
      'halo, connectors and api stand alone, so that each can be published. What they need from elsewhere is handed to them as an argument, or belongs inside them.',
    severity: 'error',
    from: { path: '^packages/(halo|connectors|api)/' },
    to: { path: '^packages/', pathNot: '^packages/$1/' },
  },
  {
    name: 'hub-imports-halo-connectors-api',
    comment:
      'The hub may import halo, connectors and api only. It starts the sandbox as a child process by its own bin and speaks HTTP to it; tests may import it.',
    severity: 'error',
    from: { path: hub, pathNot: tests },
    to: { path: '^packages/', pathNot: '^packages/(hub|halo|connectors|api)/' },
  },
  {
    name: 'hub-is-at-the-top',
    comment: 'Nothing imports the hub. What another package wants from it belongs in that package, or in halo or api.',
    severity: 'error',
    from: { path: '^packages/(?!hub/)' },
    to: { path: '^packages/hub/' },
  },
  {
    name: 'sandbox-imports-halo',
    comment:
      'The sandbox may import @sundog/halo only, and of that the types. What it wants from elsewhere belongs in its own src.',
    severity: 'error',
    from: { path: '^packages/sandbox/' },
    to: { path: '^packages/', pathNot: '^packages/(sandbox|halo)/' },
  },
  {
    name: 'sandbox-imports-halo-as-types',
    comment:
      'The sandbox takes types of @sundog/halo only (`import type`): code that client and server had in common would hide an error of both. Write it again, from API.md.',
    severity: 'error',
    from: { path: '^packages/sandbox/src/', pathNot: tests },
    to: { path: '^packages/halo/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'web-imports-api',
    comment: 'The web may import @sundog/api only; everything else it asks of the hub over HTTP, by a route of api.',
    severity: 'error',
    from: { path: '^packages/web/' },
    to: { path: '^packages/', pathNot: '^packages/(web|api)/' },
  },
  {
    name: 'packages-are-entered-by-their-door',
    comment:
      'Another package is imported by its name (@sundog/halo), which is its src/index.ts (tests find imitated tools in @sundog/connectors/peers). Export there what is wanted, with a docstring.',
    severity: 'error',
    from: { path: '^packages/([^/]+)/' },
    to: {
      path: '^packages/[^/]+/src/',
      pathNot: ['^packages/$1/', '^packages/[^/]+/src/(index|bin)\\.ts$', '^packages/connectors/src/peers\\.ts$'],
    },
  },
];

const roomRules = [
  {
    name: 'features-do-not-meet',
    comment:
      'A feature does not import another feature: they meet in tables, jobs and plans. What both need moves down, to the engine or the store.',
    severity: 'error',
    from: { path: `${hub}features/([^/]+)/` },
    to: { path: `${hub}features/`, pathNot: `${hub}features/$1/` },
  },
  {
    name: 'connectors-import-kit',
    comment: 'A connector imports only the kit. What two connectors need belongs in the kit.',
    severity: 'error',
    from: { path: '^packages/connectors/src/(?!kit/)([^/]+)/' },
    to: { path: '^packages/connectors/src/', pathNot: '^packages/connectors/src/(kit|$1)/' },
  },
  {
    name: 'kit-knows-no-connector',
    comment: 'The kit imports no connector: it knows shapes, never a particular tool. Hand what is wanted down as an argument.',
    severity: 'error',
    from: { path: '^packages/connectors/src/kit/' },
    to: { path: '^packages/connectors/src/', pathNot: '^packages/connectors/src/kit/' },
  },
  {
    name: 'pages-do-not-meet',
    comment: 'A page does not import another page. What both show belongs in web/src/ui or web/src/definition-views.',
    severity: 'error',
    from: { path: '^packages/web/src/pages/([^/]+)/' },
    to: { path: '^packages/web/src/pages/', pathNot: '^packages/web/src/pages/$1/' },
  },
  {
    name: 'nobody-imports-main',
    comment:
      'main.ts is the composition root: it is started, never imported. What it builds is handed down as an argument ({ db, halo, clock, log, actor }).',
    severity: 'error',
    from: { path: '^packages/' },
    to: { path: `${hub}main\\.ts$` },
  },
  {
    name: 'doors-open-the-store',
    comment:
      'Only main.ts and the doors in entry/ build things: elsewhere what opens a database is imported for its types (`import type`), and the open store or transaction comes as an argument.',
    severity: 'error',
    from: { path: hub, pathNot: [tests, `${hub}(main\\.ts$|entry/|store/)`] },
    to: { path: `${hub}store/((open-store|open-database|access)\\.ts$|embedded/)`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'hub-files-have-a-floor',
    comment: `Beside main.ts the hub's src has only its floors: ${floors.join(', ')}. Put the file on the one where it belongs.`,
    severity: 'error',
    from: { path: hub, pathNot: `${hub}(main\\.ts$|(${floors.join('|')})/)` },
    to: {},
  },
];

const dependencyRules = [
  {
    name: 'database-driver-in-store',
    comment:
      'pg, pg-copy-streams and kysely are imported in hub/src/store only (kysely in catalog/streams too). Write a row function in store/rows that takes `db` first, and call that.',
    severity: 'error',
    from: { path: '^packages/', pathNot: [`${hub}store/`, '^packages/hub/(test|bench)/'] },
    to: { path: npm('pg', 'pg-copy-streams', 'pg-pool', 'pg-protocol') },
  },
  {
    name: 'query-builder-in-store',
    comment: 'SQL stands in store/rows, store/migrations and catalog/streams only. Write a row function that takes `db` first.',
    severity: 'error',
    from: { path: '^packages/', pathNot: [`${hub}(store|catalog/streams)/`, '^packages/hub/(test|bench)/'] },
    to: { path: npm('kysely') },
  },
  {
    name: 'job-engine-in-store-durable',
    comment:
      'DBOS is imported in hub/src/store/durable only: it is a second driver of the database. Put jobs in by the port, engine/jobs/jobs.ts.',
    severity: 'error',
    from: { path: '^packages/', pathNot: `${hub}store/durable/` },
    to: { path: npm('@dbos-inc/[^/]+') },
  },
  {
    name: 'fastify-in-entry-http',
    comment:
      'Fastify is imported in hub/src/entry/http only. A route is three to six lines that call a verb; the verb knows no HTTP.',
    severity: 'error',
    from: { path: '^packages/', pathNot: `${hub}entry/http/` },
    to: { path: npm('fastify', '@fastify/[^/]+') },
  },
  {
    name: 'prometheus-in-entry-http-metrics',
    comment:
      'prom-client is imported in hub/src/entry/http/metrics only, and late. Add what is to be seen to metric-definitions.ts there.',
    severity: 'error',
    from: { path: '^packages/', pathNot: `${hub}entry/http/metrics/` },
    to: { path: npm('prom-client') },
  },
  {
    name: 'terminal-in-entry-cli',
    comment: 'commander and prompts are imported in hub/src/entry/cli only. Let the verb return values; the command prints them.',
    severity: 'error',
    from: { path: '^packages/', pathNot: `${hub}entry/cli/` },
    to: { path: npm('commander', '@clack/[^/]+') },
  },
  {
    name: 'undici-in-the-clients',
    comment:
      'undici is imported in packages/halo and in kit/http of packages/connectors only: every request goes through one of these doors, its rate and its network policy. Ask the door for what is wanted.',
    severity: 'error',
    from: { path: '^packages/', pathNot: '^packages/(halo|connectors/(src/kit/http|test))/' },
    to: { path: npm('undici') },
  },
  {
    name: 'file-formats-in-file-connector',
    comment:
      'csv-parse, yauzl and sax are imported in connectors/src/file only, where files are bounded, and csv-parse in features/matching, which reads lists of its own form. Read files through that connector.',
    severity: 'error',
    from: { path: '^packages/', pathNot: '^packages/(connectors/src/file|hub/src/features/matching)/' },
    to: { path: npm('csv-parse', 'yauzl', 'sax') },
  },
  {
    name: 'mail-in-channel-kinds',
    comment:
      'nodemailer is imported in catalog/channel-kinds only, where it is given a socket to a checked address. Tell people through engine/channels/tell-channels.ts.',
    severity: 'error',
    from: { path: '^packages/', pathNot: `${hub}catalog/channel-kinds/` },
    to: { path: npm('nodemailer') },
  },
  {
    name: 'test-tools-in-tests',
    comment: 'vitest and fast-check are imported by tests only. Move the code to a *.test.ts or to the package’s test folder.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: [tests, '/contract-test(\\.ts$|/)'] },
    to: { path: npm('vitest', 'fast-check') },
  },
  {
    name: 'tests-are-not-imported',
    comment: 'Product code does not import from tests. Move what it needs to a file beside it.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: tests },
    to: { path: '^packages/[^/]+/test/|\\.test\\.ts$' },
  },
  {
    name: 'dependencies-are-listed',
    comment:
      'The package.json of this package does not list this dependency. Add it there with its exact version, or do without.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: [tests, '/contract-test(\\.ts$|/)'] },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
  },
];

const generalRules = [
  {
    name: 'no-cycles',
    comment:
      'These files import each other in a circle, so none can be read or tested alone. Move what they have in common to a third file that imports neither.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'imports-resolve',
    comment: 'This import leads nowhere. Correct its path (it ends in .ts), or write the file.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

export default {
  forbidden: [...packageRules, ...floorRules, ...roomRules, ...dependencyRules, ...generalRules],
  options: {
    // Types are imports too: without this an upward `import type` and a circle of types would go unseen.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/fixtures/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
