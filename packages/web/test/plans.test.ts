import { describe, expect, it } from 'vitest';
import { readFilter, toWish } from '../src/pages/plans/change-filter.ts';
import { readActs } from '../src/pages/plans/plan-acts.ts';
import { sayValue } from '../src/pages/plans/plan-words.ts';
import type { PlanReview } from '../src/pages/plans/plans.queries.ts';

const at = '2026-11-30T10:00:00.000Z';
const plan: PlanReview = {
  ...{ id: 1, connectionId: 1, kind: 'changes', title: 'x', state: 'planned', stateReason: null, revertsPlanId: null },
  ...{ createdBy: 'x', createdAt: at, expiresAt: at, isExpired: false, settledAt: null, excluded: 1, outcomes: {}, open: 5 },
  ...{ counts: { create: 1, update: 3, delete: 1 }, unchanged: 0, remarks: [], acceptedCount: null, clients: [], entities: [] },
  ...{ judgement: { findings: [], approvalsNeeded: 1, isBlocked: false }, approvals: [], frozen: null },
  ...{ isBeingApplied: false, isConnectionBusy: false, isWhole: true },
};
const you = { by: 'you', at, isYou: true };
const actsOf = (change: Partial<PlanReview>) =>
  Object.entries(readActs({ ...plan, ...change }))
    .filter(([name, can]) => name.startsWith('can') && can === true)
    .map(([name]) => name);

describe('what can be done with a plan', () => {
  it.each([
    ['one that nobody approved', {}, ['canChoose', 'canApprove', 'canDiscard']],
    ['one that is approved', { state: 'approved', approvals: [you] }, ['canChoose', 'canApply', 'canDiscard']],
    [
      'one that another must approve as well',
      { approvals: [you], judgement: { findings: [], approvalsNeeded: 2, isBlocked: false } },
      ['canChoose', 'canDiscard'],
    ],
    [
      'one that a policy stands against',
      { state: 'approved', approvals: [you], judgement: { findings: [], approvalsNeeded: 1, isBlocked: true } },
      ['canChoose', 'canDiscard'],
    ],
    [
      'one on a frozen connection',
      { state: 'approved', approvals: [you], frozen: { reason: 'x', at } },
      ['canChoose', 'canDiscard'],
    ],
    ['one that has expired', { isExpired: true }, ['canDiscard']],
    ['one of which all is left out', { excluded: 5 }, ['canChoose', 'canDiscard']],
    ['one that is being applied', { state: 'applying', isBeingApplied: true }, []],
    ['one that was left behind', { state: 'applying' }, ['canTakeUp']],
    ['one that was stopped', { state: 'stopped', outcomes: { applied: 1 } }, ['canChoose', 'canTakeUp', 'canUndo', 'canDiscard']],
    ['one that was applied', { state: 'applied', outcomes: { applied: 4 } }, ['canUndo']],
    ['one of which nothing was done', { state: 'failed', outcomes: { refused: 4 } }, []],
    ['one that was discarded', { state: 'discarded' }, []],
  ] as const)('%s', (_what, change, acts) => {
    expect(actsOf(change as Partial<PlanReview>)).toEqual(acts);
  });

  it('a plan over the limit asks for the number of what is not left out', () => {
    const blast = { policy: 'blast-radius', verdict: 'blocked', sentence: 'too much' } as const;
    const judgement = { findings: [blast], approvalsNeeded: 1, isBlocked: true };
    expect(readActs({ ...plan, judgement })).toMatchObject({
      acceptCount: 4,
      blast: 'too much',
      canApprove: true,
      canApply: false,
    });
    expect(readActs(plan)).toMatchObject({ acceptCount: null });
  });
});

it('what is no choice in the address is left aside', () => {
  const filter = readFilter({ sign: '~', client: '0', outcome: 'stale', only: 'conflicts', q: 'x', entity: 'asset' });
  expect(filter).toEqual({ sign: '~', clientId: 0, outcome: 'stale', conflicts: true, text: 'x', entity: 'asset' });
  expect(toWish(filter, '50')).toMatchObject({ conflicts: 'true', cursor: '50' });
  expect(readFilter({ sign: 'x', client: '1 OR 1', outcome: 'nice', only: 'all' })).toEqual({});
});

it('values are read by people', () => {
  expect([null, '', true, 0, '2027-01-31T00:00:00Z', '2027-01-31T10:00:00Z'].map(sayValue)).toEqual([
    ...['nothing', 'nothing', 'yes', '0', '2027-01-31', '2027-01-31T10:00:00Z'],
  ]);
});
