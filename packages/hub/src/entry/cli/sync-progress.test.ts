import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import type { EntityReport, SyncProgress } from '../../engine/sync/progress.ts';
import { describeReport, showSync } from './sync-progress.ts';
import type { Terminal } from './terminal.ts';

const plain: Terminal['paint'] = (_style, text) => text;
const entity = (name: string, more: Partial<EntityReport> = {}): EntityReport => ({
  entity: name,
  phase: 'done',
  kind: 'full',
  rowsRead: 10,
  rowsWritten: 0,
  tombstoned: 0,
  quarantined: 0,
  requests: 1,
  seconds: 1,
  isComplete: true,
  recordCount: 10,
  errorCode: null,
  message: null,
  ...more,
});
const report = (...entities: EntityReport[]) => ({
  outcome: 'partial' as const,
  entities,
  rowsRead: 10,
  rowsWritten: 0,
  requests: 1,
  seconds: 1,
});
const refused = { phase: 'no-permission', isComplete: false, message: 'HaloPSA does not permit this.' } as const;

it('says once what several entities have in common, and where to look', () => {
  const text = describeReport(report(entity('client'), entity('invoice', refused), entity('supplier', refused)), plain);
  expect(text.split('\n').slice(1)).toEqual([
    '  no permission: invoice, supplier. HaloPSA does not permit this.',
    '  What to tick and where says: npx sundog check',
    '',
  ]);
});

it('does not speak of completeness where one record was read', () => {
  const one = entity('ticket', { kind: 'record', isComplete: false });
  expect(describeReport(report(one), plain).trimEnd().split('\n')).toHaveLength(1);
  expect(describeReport(report({ ...one, message: 'Halo has no such record.' }), plain)).toContain(
    '\n  ticket: Halo has no such record.\n',
  );
});

it('never draws a line that is wider than the terminal', () => {
  for (const columns of [60, 80, 200]) {
    let drawn = '';
    const say = (text: string) => {
      drawn += text;
    };
    const display = showSync({
      out: say,
      say,
      isLive: true,
      canAsk: false,
      columns,
      width: columns,
      rows: 30,
      paint: (style, text) => `\u001b[3${style.length}m${text}\u001b[39m`,
    });
    const progress: SyncProgress = {
      entity: 'recurring_invoice_line',
      phase: 'no-permission',
      rows: 1_000_000,
      written: 0,
      expected: 1_000_000,
      requests: 10_000,
      rowsPerSecond: 12_345,
      etaSeconds: 100,
      message: 'A long message that tells what has gone wrong here, and then goes on for longer than a line.',
    };
    display.show(progress);
    display.end();
    const lines = stripVTControlCharacters(drawn).replaceAll('\r', '').split('\n');
    expect(lines.length).toBeGreaterThan(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(drawn).toContain('recurring_invoice_line');
  }
});
