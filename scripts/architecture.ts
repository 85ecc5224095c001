// The architecture step of `npm run verify`: the rules of .dependency-cruiser.mjs over everything in packages.
import { cruise, type ForbiddenImport } from './cruise.ts';
import { listSources, root } from './source-files.ts';

function describe({ from, to, cycle }: ForbiddenImport): string {
  return [from, ...(cycle ? cycle.map((step) => step.name) : [to])].join('\n    -> ');
}

const sources = listSources();
const { modules, summary } = cruise(root);
const edges = modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0);

const describeRule = (wanted: string) => summary.ruleSetUsed.forbidden.find(({ name }) => name === wanted)?.comment;

// A cruiser that reads nothing finds nothing wrong: what it read is compared with what there is.
const read = new Set(modules.map(({ source }) => source));
const unread = sources.filter((path) => !read.has(path));
const isBlind = unread.length > 0 || edges < sources.length / 2;
if (isBlind) {
  console.log(`dependency-cruiser read ${edges} imports of ${sources.length} source files, and did not read these:`);
  for (const path of unread) console.log(`  ${path}`);
  console.log('Its answer proves nothing. See whether its version reads this TypeScript, and what its options exclude.');
}
for (const [name, broken] of Map.groupBy(summary.violations, ({ rule }) => rule.name)) {
  console.log(`${name} (${broken.length}): ${describeRule(name)}`);
  for (const violation of broken) console.log(`  ${describe(violation)}`);
}
if (isBlind || summary.violations.length > 0) process.exitCode = 1;
else console.log(`${sources.length} source files, ${edges} imports, ${summary.ruleSetUsed.forbidden.length} rules`);
