import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { asset, company } from '../src/catalog/match-rules/index.ts';
import { matchRecords } from '../src/engine/matching/match-records.ts';
import { makeAssetLists } from '../test/matching/generated/asset-lists.ts';
import { makeCompanyLists } from '../test/matching/generated/company-lists.ts';
import { describeJudgement, judgePairs } from '../test/matching/generated/judge-pairs.ts';
import { describeMachine, medianAndWorst } from './stage/figures.ts';
import { measureKernel } from './stage/name-kernel.ts';
import { option } from './stage/options.ts';

// Usage: npm run bench:match -- [--runs 5] [--pairs 8000000] [--companies 4700] [--clients 7600]
// How many pairs of company names a thread compares, beside two libraries in the same run; how long two lists of some 4,000 companies take, and
// two of some 100,000 devices, each in a process of its own for its memory.

const part = option('part', '');
const runs = Number(option('runs', '5'));
const outcome = z.object({ left: z.number(), right: z.number(), seconds: z.number(), rss: z.number(), said: z.string() });
type Outcome = z.output<typeof outcome>;

function matchLists(kind: string): Outcome {
  const began = performance.now();
  const lists =
    kind === 'companies'
      ? makeCompanyLists(7, 'medium', Number(option('companies', '4700')))
      : makeAssetLists(7, 'rich', Number(option('clients', '7600')));
  const made = performance.now();
  const { pairs } =
    kind === 'companies'
      ? matchRecords({ rule: company, ...(lists as ReturnType<typeof makeCompanyLists>) })
      : matchRecords({ rule: asset, ...(lists as ReturnType<typeof makeAssetLists>) });
  const seconds = (performance.now() - made) / 1000;
  if (made < began) throw new Error('The clock went back.');
  return {
    left: lists.left.length,
    right: lists.right.length,
    seconds,
    rss: process.resourceUsage().maxRSS / 1024,
    said: describeJudgement(judgePairs(pairs, lists)),
  };
}

function inChild(kind: string): Outcome {
  const given = process.argv.slice(2);
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, '--max-semi-space-size=8', import.meta.filename, '--part', kind, ...given],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  if (child.status !== 0) throw new Error(child.stderr);
  return outcome.parse(JSON.parse(child.stdout));
}

if (part !== '') console.info(JSON.stringify(matchLists(part)));
else {
  console.info(`${runs} run(s), ${describeMachine()}`);
  const names = makeCompanyLists(3, 'poor', 1500);
  const texts = (rows: typeof names.left) => rows.map(({ name }) => name ?? '');
  const speeds = Array.from({ length: runs }, () =>
    measureKernel(texts(names.left), texts(names.right), Number(option('pairs', '8000000'))),
  );
  const millions = (of: (speed: (typeof speeds)[number]) => number) =>
    medianAndWorst(
      speeds.map((speed) => of(speed) / 1e6),
      'least',
      2,
    );
  console.info(`  company names, million pairs per second on one thread: ${millions(({ ours }) => ours)}`);
  console.info(
    `    fastest-levenshtein ${millions(({ fastestLevenshtein }) => fastestLevenshtein)}, fuzzball ${millions(({ fuzzball }) => fuzzball)}`,
  );
  for (const kind of ['companies', 'devices']) {
    const outcomes = Array.from({ length: runs }, () => inChild(kind));
    const [first] = outcomes;
    console.info(
      `  ${first?.left.toLocaleString('en')} x ${first?.right.toLocaleString('en')} ${kind}: ${medianAndWorst(
        outcomes.map(({ seconds }) => seconds),
        'most',
        1,
      )} s, RSS ${medianAndWorst(
        outcomes.map(({ rss }) => rss),
        'most',
      )} MB`,
    );
    console.info(`    ${first?.said}`);
  }
}
