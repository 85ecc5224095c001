import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideField, type FieldState } from './decide-field.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

const state = (more: Partial<FieldState> = {}): FieldState => ({
  type: 'text',
  rule: { direction: 'to-halo', overwrite: 'always', onConflict: 'ask' },
  source: { id: 1, value: 'new', observedAt: day(9) },
  halo: 'old',
  last: { value: 'old', wanted: 'old', sourceId: 1, observedAt: day(1), writtenAt: day(2) },
  lock: null,
  edit: null,
  authority: null,
  ...more,
});

describe('one field', () => {
  test.each<[string, Partial<FieldState>, object]>([
    ['the source changed', {}, { act: 'write', why: 'source-changed' }],
    [
      'a person edited it',
      { halo: 'mine', edit: { by: 'Ann', at: day(5), isOurs: false } },
      { act: 'locked', isNew: true, by: 'Ann' },
    ],
    ['edited, and nobody knows by whom', { halo: 'mine' }, { act: 'locked', isNew: true, by: null }],
    [
      'another hub of ours wrote it, both differ',
      { halo: 'mine', edit: { by: 'hub', at: day(5), isOurs: true } },
      { act: 'conflict', before: 'old', ours: 'new', theirs: 'mine' },
    ],
    ['held', { lock: { value: 'old', by: 'Ann', editedAt: null, releasedAt: null } }, { act: 'locked', isNew: false }],
    [
      'released',
      { halo: 'mine', lock: { value: 'mine', by: 'Ann', editedAt: day(4), releasedAt: day(6) } },
      { act: 'write', why: 'released' },
    ],
    [
      'released, written, edited again',
      {
        halo: 'mine',
        last: { value: 'old', wanted: 'old', sourceId: 1, observedAt: day(1), writtenAt: day(7) },
        lock: { value: 'mine', by: 'Ann', editedAt: day(4), releasedAt: day(6) },
      },
      { act: 'locked', isNew: true },
    ],
    [
      'edited again after the release',
      {
        halo: 'other',
        edit: { by: 'Bob', at: day(8), isOurs: false },
        lock: { value: 'mine', by: 'Ann', editedAt: day(4), releasedAt: day(6) },
      },
      { act: 'locked', isNew: true, by: 'Bob' },
    ],
    [
      'HaloPSA altered what was written',
      { halo: 'NEW', last: { value: 'NEW', wanted: 'new', sourceId: 1, observedAt: day(1), writtenAt: day(2) } },
      { act: 'keep', why: 'altered-by-halo' },
    ],
    ['the source says nothing', { source: { id: 1, value: null, observedAt: day(9) } }, { act: 'keep', why: 'source-blank' }],
    [
      'an echo of what another source said',
      {
        source: { id: 2, value: 'old', observedAt: day(9) },
        halo: 'newer',
        last: { value: 'newer', wanted: 'old', sourceId: 1, observedAt: day(1), writtenAt: day(2) },
      },
      { act: 'keep', why: 'second-hand' },
    ],
    ['another source is to say it', { authority: 'first' }, { act: 'keep', why: 'second-hand' }],
    [
      'another source said something later',
      {
        source: { id: 2, value: 'stale', observedAt: day(1) },
        last: { value: 'old', wanted: 'old', sourceId: 1, observedAt: day(3), writtenAt: day(4) },
      },
      { act: 'keep', why: 'older' },
    ],
    ['first meeting, blank', { halo: null, last: null }, { act: 'write', why: 'blank' }],
    [
      'first meeting, something stands there',
      { last: null, rule: { direction: 'to-halo', overwrite: 'if-blank', onConflict: 'ask' } },
      { act: 'keep', why: 'not-blank' },
    ],
    [
      'both ways, renamed at the tool',
      { rule: { direction: 'both', overwrite: 'always', onConflict: 'ask' } },
      { act: 'write', why: 'source-changed' },
    ],
    [
      'both ways, renamed in HaloPSA',
      {
        rule: { direction: 'both', overwrite: 'always', onConflict: 'ask' },
        source: { id: 1, value: 'old', observedAt: day(9) },
        halo: 'mine',
      },
      { act: 'send-back', value: 'mine' },
    ],
    [
      'both ways, renamed twice',
      { rule: { direction: 'both', overwrite: 'always', onConflict: 'ask' }, halo: 'mine' },
      { act: 'conflict', before: 'old', ours: 'new', theirs: 'mine' },
    ],
    ['the list does not show it', { halo: undefined, last: null }, { act: 'keep', why: 'not-shown' }],
  ])('%s', (_what, more, decision) => {
    expect(decideField(state(more))).toMatchObject(decision);
  });
});

const value = fc.constantFrom('a', 'b', 'c', null);
const when = fc.integer({ min: 1, max: 20 }).map(day);
const anyState: fc.Arbitrary<FieldState> = fc.record({
  type: fc.constant('text' as const),
  rule: fc.record({
    direction: fc.constantFrom('to-halo', 'from-halo', 'both'),
    overwrite: fc.constantFrom('never', 'if-blank', 'always'),
    onConflict: fc.constantFrom('halo-wins', 'source-wins', 'ask'),
  }),
  source: fc.record({ id: fc.constantFrom(1, 2), value, observedAt: when }),
  halo: fc.option(value, { nil: undefined }),
  last: fc.option(fc.record({ value, wanted: value, sourceId: fc.constantFrom(1, 2, null), observedAt: when, writtenAt: when })),
  lock: fc.option(fc.record({ value, by: fc.constantFrom('Ann', null), editedAt: fc.option(when), releasedAt: fc.option(when) })),
  edit: fc.option(fc.record({ by: fc.constantFrom('Ann', 'hub'), at: fc.option(when), isOurs: fc.boolean() })),
  authority: fc.constantFrom(null, 'first'),
});

describe('whatever is known', () => {
  const holds = (law: (one: FieldState, made: ReturnType<typeof decideField>) => void) =>
    fc.assert(
      fc.property(anyState, (one) => law(one, decideField(one))),
      { numRuns: 5_000 },
    );

  test('nothing is emptied, nothing is written that stands there already, and only where it may be', () =>
    holds((one, made) => {
      if (made.act !== 'write') return;
      expect(one.source.value).not.toBeNull();
      expect(one.source.value).not.toBe(one.halo);
      expect(one.rule.direction).not.toBe('from-halo');
    }));

  test('what a person holds is not written', () =>
    holds((one, made) => {
      if (one.lock !== null && one.lock.releasedAt === null && one.rule.direction !== 'from-halo')
        expect(made.act).not.toBe('write');
    }));

  test('what another source is to say, or said, is not relayed', () =>
    holds((one, made) => {
      if (made.act !== 'write') return;
      expect(one.authority).toBeNull();
      if (one.last !== null && one.last.sourceId !== one.source.id) expect(one.source.value).not.toBe(one.last.wanted);
    }));

  test('what was written and stands as it was read back is never written again', () =>
    holds((one) => {
      if (one.source.value === null || one.halo === undefined || one.lock !== null) return;
      const last = {
        value: one.halo,
        wanted: one.source.value,
        sourceId: one.source.id,
        observedAt: one.source.observedAt,
        writtenAt: day(19),
      };
      expect(decideField({ ...one, last }).act).not.toBe('write');
    }));
});
