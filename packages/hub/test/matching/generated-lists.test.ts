import { describe, expect, it } from 'vitest';
import { asset, company } from '../../src/catalog/match-rules/index.ts';
import { matchRecords } from '../../src/engine/matching/match-records.ts';
import { makeAssetLists } from './generated/asset-lists.ts';
import { makeCompanyLists } from './generated/company-lists.ts';
import { describeJudgement, type Judgement, judgePairs } from './generated/judge-pairs.ts';

const seeds = [11, 23, 47, 83, 131, 197];

/** Several lists taken as one. */
function sum(judgements: readonly { readonly judgement: Judgement; readonly pairs: number }[]): {
  readonly precision: number;
  readonly recall: number;
  readonly shown: number;
} {
  const total = (of: (judgement: Judgement) => number) => judgements.reduce((all, { judgement }) => all + of(judgement), 0);
  const pairs = judgements.reduce((all, one) => all + one.pairs, 0);
  const [linked, wrong] = [total(({ linked }) => linked), total((judgement) => judgement.wrong.length)];
  const shown = judgements.reduce((all, { judgement, pairs: count }) => all + judgement.shown * count, 0);
  return { precision: (linked - wrong) / linked, recall: (linked - wrong) / pairs, shown: shown / pairs };
}

describe('generated lists of companies', () => {
  it.each([
    ['rich', 0.999, 0.95, 0.99],
    ['medium', 0.997, 0.92, 0.99],
    ['poor', 0.995, 0.89, 0.99],
  ] as const)('links %s records with precision %d and recall %d, and shows %d', (quality, precision, recall, shown) => {
    const judged = seeds.map((seed) => {
      const lists = makeCompanyLists(seed, quality);
      const judgement = judgePairs(matchRecords({ rule: company, ...lists }).pairs, lists);
      console.info(`companies, ${quality}, seed ${seed}: ${describeJudgement(judgement)}`);
      return { judgement, pairs: lists.truth.size };
    });
    const all = sum(judged);
    expect(all.precision).toBeGreaterThanOrEqual(precision);
    expect(all.recall).toBeGreaterThanOrEqual(recall);
    expect(all.shown).toBeGreaterThanOrEqual(shown);
  });
});

describe('generated lists of devices', () => {
  it.each([
    ['rich', 0.999, 0.9, 0.98],
    ['medium', 0.999, 0.65, 0.95],
    ['poor', 0.999, 0.3, 0.9],
  ] as const)('links %s records with precision %d and recall %d, and shows %d', (quality, precision, recall, shown) => {
    const judged = seeds.map((seed) => {
      const lists = makeAssetLists(seed, quality);
      const judgement = judgePairs(matchRecords({ rule: asset, ...lists }).pairs, lists);
      console.info(`devices, ${quality}, seed ${seed}: ${describeJudgement(judgement)}`);
      return { judgement, pairs: lists.truth.size };
    });
    const all = sum(judged);
    expect(all.precision).toBeGreaterThanOrEqual(precision);
    expect(all.recall).toBeGreaterThanOrEqual(recall);
    expect(all.shown).toBeGreaterThanOrEqual(shown);
  });
});
