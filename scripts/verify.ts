// `npm run verify`: everything that must hold before a change lands, quickest first. It stops at the first step that fails.
//   npm run verify
//   npm run verify -- --only types
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './source-files.ts';

interface Step {
  readonly name: string;
  /** A script that Node runs, from the root of the checkout, and its arguments. */
  readonly run: readonly [script: string, ...args: string[]];
  /** What to do when it fails. */
  readonly remedy: string;
}

const biome = 'node_modules/@biomejs/biome/bin/biome';

const steps: readonly Step[] = [
  {
    name: 'format',
    run: [biome, 'check', '--linter-enabled=false', '--reporter=summary', '.'],
    remedy: '`npm run format` writes the files as they should be.',
  },
  {
    name: 'lint',
    run: [biome, 'lint', '--diagnostic-level=error', '--max-diagnostics=50', '.'],
    remedy: '`npm run format` mends what can be mended safely; the rest is named above with its reason.',
  },
  {
    name: 'types',
    run: ['node_modules/typescript/bin/tsc', '--noEmit'],
    remedy: 'correct the types; no cast, no `any`, no ignoring.',
  },
  {
    name: 'types of the console',
    run: ['node_modules/typescript/bin/tsc', '--noEmit', '--project', 'packages/web'],
    remedy: 'correct the types; the console has a tsconfig.json of its own, for the browser.',
  },
  {
    name: 'types of the journeys',
    run: ['node_modules/typescript/bin/tsc', '--noEmit', '--project', 'e2e'],
    remedy: 'correct the types; e2e has a tsconfig.json of its own, for what runs half in a browser.',
  },
  {
    name: 'architecture',
    run: ['scripts/architecture.ts'],
    remedy: 'each rule above says what to do instead; ARCHITECTURE.md shows the floors.',
  },
  {
    name: 'unused code',
    run: ['node_modules/knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'],
    remedy:
      'remove what nothing uses, or remove the word `export` from what only its own file uses. Entry files are named in knip.json.',
  },
  {
    name: 'tests',
    run: ['node_modules/vitest/vitest.mjs', 'run'],
    remedy: '`npm test -- <file>` runs one file, `-t "<name>"` one test.',
  },
];

function runStep({ run }: Step): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...run], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The last line that a tool wrote, where it says what was looked at. */
function closingWords(output: string): string {
  const line = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return /\d/.test(line) && line.length < 100 ? line : '';
}

function chooseSteps(): readonly Step[] {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (values.only === undefined) return steps;
  const chosen = steps.filter(({ name }) => name === values.only || name.split(' ')[0] === values.only);
  if (chosen.length > 0) return chosen;
  console.error(`There is no step "${values.only}". The steps are: ${steps.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 1;
  return [];
}

for (const step of chooseSteps()) {
  const started = performance.now();
  const { code, output } = await runStep(step);
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (code !== 0) {
    const again = `npm run verify -- --only "${step.name}"`;
    console.error(`${output.trimEnd()}\n\n✗ ${step.name} failed after ${seconds}.\n  Remedy: ${step.remedy}\n  Again:  ${again}`);
    // Not process.exit: a long output through a pipe would be cut.
    process.exitCode = 1;
    break;
  }
  console.log(`✓ ${step.name.padEnd(22)}${seconds.padStart(8)}   ${closingWords(output)}`.trimEnd());
}
