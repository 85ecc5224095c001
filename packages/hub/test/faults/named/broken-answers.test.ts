import type { FaultRule } from '@sundog/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pagesAsked } from '../../sync/evidence.ts';
import { makeRandom } from '../seeded-random.ts';
import { type FaultStage, of, openFaultStage, phases } from './fault-stage.ts';

let stage: FaultStage;
beforeEach(async () => {
  stage = await openFaultStage();
});
afterEach(() => stage.close());

const page2: FaultRule['match'] = { entity: 'ticket', page: 2 };
const allButTickets = { client: 'done', site: 'done', user: 'done', asset: 'done' };
const held = async () => (await stage.query<{ rows: number }>('SELECT count(*)::int AS rows FROM mirror.ticket'))[0]?.rows;

/** The tickets fail at their second page, everything else is read, and what came whole is kept. */
async function expectOnlyTicketsFail(code: string): Promise<void> {
  const report = await stage.report();
  expect(phases(report)).toEqual({ ...allButTickets, ticket: 'failed' });
  expect(of(report, 'ticket').errorCode).toBe(code);
  expect(await stage.stateOf('ticket')).toMatchObject({ state: 'failed', is_complete: false });
  expect(await held()).toBe(25);
}

it.each([1, 4])('F09: %i answers of 5xx are tried again in the same run, and no page is skipped', async (times) => {
  stage.plan({ match: page2, fault: 'status', args: { status: 503 }, times });
  expect((await stage.report()).outcome).toBe('complete');
  expect(stage.sandbox.control.strikes()).toHaveLength(times);
  await stage.expectWhole();
});

it('F09: 5xx for ever fail that entity only, and the next run goes on behind the page before', async () => {
  stage.plan({ match: page2, fault: 'status', args: { status: 500 } });
  await expectOnlyTicketsFail('server-failed');
  stage.sandbox.control.clearFaults();
  stage.sandbox.control.clearRequests();
  stage.clock.jump(3_600_000);
  expect((await stage.report()).outcome).toBe('complete');
  expect(pagesAsked(stage.sandbox, 'tickets')).toEqual([2, 3, 4, 5]);
  await stage.expectWhole();
});

it.each([
  ['html', 'page-instead-of-json'],
  ['login-page', 'login-page'],
] as const)('F10: %s with status 200 writes nothing and says what came', async (fault, code) => {
  stage.plan({ match: page2, fault });
  await expectOnlyTicketsFail(code);
  await stage.expectWhole();
});

it('F11: pages cut at random bytes are discarded whole and asked for again', async () => {
  const random = makeRandom(11);
  const cuts = [1, 2, 3, 4, 5].flatMap((page) =>
    [1, 2].map(
      (): FaultRule => ({
        match: { entity: 'ticket', page },
        fault: 'truncate',
        args: { at: random.between(0, 6_000) },
        times: 1,
      }),
    ),
  );
  stage.plan(...cuts);
  expect((await stage.report()).outcome).toBe('complete');
  expect(stage.sandbox.control.strikes()).toHaveLength(10);
  await stage.expectWhole();
});

it('F11: a page that is always cut is never stored in part', async () => {
  stage.plan({ match: page2, fault: 'truncate' });
  await expectOnlyTicketsFail('answer-cut-off');
  await stage.expectWhole();
});

it.each([-60, 90])('F12: a length that lies by %i bytes is a fault of the wire and is tried again', async (by) => {
  stage.plan({ match: page2, fault: 'content-length', args: { by }, times: 2 });
  expect((await stage.report()).outcome).toBe('complete');
  await stage.expectWhole();
});

it.each([{}, { at: 700 }])('F13: a reset %o is tried again', async (args) => {
  stage.plan({ match: page2, fault: 'reset', args, times: 3 });
  expect((await stage.report()).outcome).toBe('complete');
  await stage.expectWhole();
});

it.each([
  ['stall', { at: 40 }],
  ['drip', { bytes: 1, everyMs: 100 }],
] as const)(
  'F14: an answer that comes by %s %o runs into a limit, and the other entities go on meanwhile',
  async (fault, args) => {
    stage.plan({ match: page2, fault, args, times: 1 });
    const order: string[] = [];
    const report = await stage.report({ onProgress: ({ entity, phase }) => phase === 'done' && void order.push(entity) });
    expect(report.outcome).toBe('complete');
    expect(order.at(-1)).toBe('ticket');
    await stage.expectWhole();
  },
);

it.each([
  ['gzip-bomb', { megabytes: 512 }],
  ['oversized', { megabytes: 80 }],
] as const)('F15: %s %o ends at the limit of an answer, and memory stays flat', async (fault, args) => {
  const before = process.memoryUsage().rss;
  stage.plan({ match: page2, fault, args });
  await expectOnlyTicketsFail('answer-too-large');
  expect((process.memoryUsage().rss - before) / 1_000_000).toBeLessThan(400);
  await stage.expectWhole();
});

it('F17: hostile text is kept to the letter, or with its substitution noted, and stops no page', async () => {
  const texts = [
    'NUL \u0000 within',
    'lone \ud800 surrogate',
    '\u202egnp.exe',
    "'); DROP TABLE mirror.ticket; --",
    'é'.repeat(2_000_000),
  ];
  const { control } = stage.sandbox;
  texts.forEach((summary, index) => {
    control.edit({ entity: 'ticket', key: index + 1, changes: { summary }, silent: true });
  });
  const polluted = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as Record<
    string,
    unknown
  >;
  control.edit({ entity: 'client', key: 2, changes: polluted, silent: true });
  stage.plan({ match: { entity: 'user', page: 1 }, fault: 'invalid-utf8', times: 1 });
  expect((await stage.report()).outcome).toBe('complete');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  const rows = await stage.query<{ id: number; summary: string }>(
    'SELECT id, summary FROM mirror.ticket WHERE id <= 5 ORDER BY id',
  );
  expect(rows.map(({ summary }) => summary)).toEqual(['NUL \ufffd within', 'lone \ufffd surrogate', ...texts.slice(2)]);
  expect((await stage.query(`SELECT 1 FROM hub.sync_note WHERE entity = 'ticket' AND field = 'summary'`)).length).toBeGreaterThan(
    0,
  );
});
