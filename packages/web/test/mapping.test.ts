import { describe, expect, it } from 'vitest';
import { type MappingAct, makeActQueue, type QueuedAct } from '../src/pages/sources/mapping/act-queue.ts';
import { readRules } from '../src/pages/sources/mapping/mapping-settings-draft.ts';
import { sayLeftOut, sayScore } from '../src/pages/sources/mapping/mapping-words.ts';
import { sayOutcome } from '../src/pages/sources/mapping/say-outcome.ts';
import { sayFindings } from '../src/pages/sources/say-findings.ts';
import { problemsIn, problemsOf, typedOf, valuesOf } from '../src/pages/sources/source-draft.ts';
import type { ConnectorField } from '../src/pages/sources/sources.queries.ts';

const keyOf = (sourceKey: string) => ({ kind: 'company', sourceKey, siteName: '' }) as const;
const confirm = (key: string): QueuedAct => ({ act: { what: 'confirm', keys: [keyOf(key)] }, sentence: key });
const ignore = (key: string, reason: string): QueuedAct => ({
  act: { what: 'ignore', keys: [keyOf(key)], reason },
  sentence: key,
});

/** A hub that answers when it is told to. */
function openQueue() {
  const sent: (readonly MappingAct[])[] = [];
  const ended: string[] = [];
  let answer: (() => void)[] = [];
  const queue = makeActQueue({
    send: (acts) => {
      sent.push(acts);
      return new Promise((resolve) => answer.push(() => resolve({ batchId: sent.length, leftAlone: [] })));
    },
    onEnd: ({ sentence }, { answer: given, isShared }) =>
      ended.push(`${sentence} in ${given?.batchId}${isShared ? ' with others' : ''}`),
  });
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const answerAll = async () => {
    for (let count = 0; count < 10; count += 1) {
      await turn();
      for (const one of answer.splice(0)) one();
    }
  };
  return { queue, sent, ended, turn, answerAll, forget: () => (answer = []) };
}

describe('acts that come faster than the hub answers', () => {
  it('go in their order, one request at a time, neighbours of a kind together', async () => {
    const { queue, sent, ended, turn, answerAll } = openQueue();
    queue.add(confirm('a'));
    await turn();
    for (const one of [confirm('b'), confirm('c'), ignore('d', 'test'), ignore('e', 'test'), ignore('f', 'other'), confirm('g')])
      queue.add(one);
    await turn();
    expect(sent).toHaveLength(1);
    await answerAll();
    expect(sent.map((acts) => acts.flatMap(({ keys }) => keys.map(({ sourceKey }) => sourceKey)).join(''))).toEqual([
      'a',
      'bc',
      'de',
      'f',
      'g',
    ]);
    expect(ended).toEqual([
      'a in 1',
      'b in 2 with others',
      'c in 2 with others',
      'd in 3 with others',
      'e in 3 with others',
      'f in 4',
      'g in 5',
    ]);
  });

  it('are taken back while they wait, and not once they are sent', async () => {
    const { queue, sent, turn, answerAll } = openQueue();
    const [first, second] = [confirm('a'), confirm('b')];
    queue.add(first);
    await turn();
    queue.add(second);
    expect([queue.takeBack(first), queue.takeBack(second)]).toEqual([false, true]);
    await answerAll();
    expect(sent).toHaveLength(1);
  });

  it('go on after one that failed', async () => {
    const ended: unknown[] = [];
    let count = 0;
    const queue = makeActQueue({
      send: async () => {
        count += 1;
        if (count === 1) throw new Error('away');
        return { batchId: 7, leftAlone: [] };
      },
      onEnd: (_, { answer, error }) => ended.push(answer?.batchId ?? String(error)),
    });
    queue.add(confirm('a'));
    queue.add(ignore('b', 'test'));
    await queue.whenIdle();
    expect(ended).toEqual(['Error: away', 7]);
  });
});

const blank = { help: '', required: false, placeholder: null, default: null, choices: [], keys: [], least: null, most: null };
const fields: readonly ConnectorField[] = [
  { ...blank, name: 'address', label: 'Address', type: 'url', required: true },
  { ...blank, name: 'apiKey', label: 'API key', type: 'secret', required: true },
  { ...blank, name: 'days', label: 'Days', type: 'number', least: 1, most: 9, default: 3 },
  { ...blank, name: 'isDeep', label: 'Deep', type: 'switch', default: true },
  { ...blank, name: 'columns', label: 'Columns', type: 'map', keys: [{ value: 'name', label: 'Name' }] },
];

describe('the settings of a tool', () => {
  it('begin with what is kept, else with what is usual, and never with a secret', () => {
    expect(valuesOf(fields, { address: 'https://a.example', apiKey: 'x', columns: { name: 'Host' } })).toEqual({
      ...{ address: 'https://a.example', apiKey: '', days: 3, isDeep: true, columns: { name: 'Host' } },
    });
  });

  it('a blank secret stays, a blank setting that was kept is taken away, blank parts of a map are left out', () => {
    const values = { address: '', apiKey: '', days: '', isDeep: false, columns: { name: ' ' } };
    expect(typedOf(fields, values, { address: 'https://a.example' })).toEqual({
      settings: { address: null, isDeep: false },
      secrets: {},
    });
    expect(typedOf(fields, { ...values, apiKey: 'k' }, {}).secrets).toEqual({ apiKey: 'k' });
  });

  it('are judged by field before the hub is asked', () => {
    const values = { address: 'rmm', apiKey: '', days: 12, isDeep: true, columns: {} };
    expect(Object.keys(problemsOf(fields, values, []))).toEqual(['address', 'apiKey', 'days']);
    expect(problemsOf(fields, { ...values, address: 'https://a.example', days: 2 }, ['apiKey'])).toEqual({});
  });

  it('what the hub refuses is told at its field', () => {
    expect(problemsIn('source.add: address: must be an address; columns.name: too long', fields)).toEqual({
      address: 'must be an address',
      columns: 'too long',
    });
    expect(problemsIn('The name is taken.', fields)).toEqual({});
  });
});

it('what a check found is said in sentences', () => {
  const as = { refused: 0, code: null, missing: [], fresh: [], retyped: [] };
  expect(
    sayFindings({
      probed: [{ stream: 'alerts', isPermitted: false, code: 'forbidden' }],
      findings: [
        { ...as, stream: 'companies', rows: 3 },
        { ...as, stream: 'devices', rows: 3, missing: ['os'], retyped: [{ path: 'id', assumed: 'number', found: 'string' }] },
      ],
    }),
  ).toEqual([
    'Alerts: the tool does not let them be read (forbidden).',
    'Companies: 3 looked at, all as assumed.',
    'Devices: 3 looked at.',
    'Devices: never came: os.',
    'Devices: id is string, where number was assumed.',
  ]);
});

it('a score that leaves something open is never called whole', () => {
  expect([1, 0.9996, 0.984, 0.5].map(sayScore)).toEqual(['100 %', '99 %', '98 %', '50 %']);
});

it('devices that are left out are said with their number and why, the most first', () => {
  const left = [
    { reason: 'no-site', count: 3 },
    { reason: 'company-not-mapped', count: 12 },
  ];
  expect(sayLeftOut(left)).toEqual(['12 left out: company not mapped', '3 left out: no site']);
});

it('what an act left as it was is said with the reason', () => {
  const key = keyOf('a');
  expect(sayOutcome({ batchId: 1, changed: 2, leftAlone: [{ ...key, reason: 'It was changed meanwhile.' }] })).toBe(
    '2 changed. 1 was left as it was: It was changed meanwhile.',
  );
});

it('rules are an object, or they are not sent', () => {
  expect([readRules(''), readRules('{"company": {}}'), readRules('[1]'), readRules('{')]).toEqual([
    {},
    { company: {} },
    null,
    null,
  ]);
});
