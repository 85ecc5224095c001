import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/tables/table.ts';
import { byMember, nested, rowsOf, small } from './all-rows.ts';

const moment = (value: unknown): number => Date.parse(String(value));
const present = (value: unknown): boolean => value !== null && value !== undefined;

const actions = new Map<unknown, Row[]>();
for (const row of rowsOf('action')) actions.set(row['ticket_id'], [...(actions.get(row['ticket_id']) ?? []), row]);

describe('histories of the small world', () => {
  it('opens, answers and closes every ticket in that order, never after now', () => {
    for (const row of rowsOf('ticket')) {
      const steps = ['dateoccurred', 'dateassigned', 'responsedate', 'dateclosed']
        .map((member) => row[member])
        .filter(present)
        .map(moment);
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(moment(row['last_update'])).toBeLessThanOrEqual(small.now);
      expect(row['hasbeenclosed']).toBe(row['dateclosed'] !== null);
      expect(row['dateclosed'] === null).toBe(![8, 9].includes(Number(row['status_id'])));
    }
  });

  it('logs tickets in the order of their ids, mostly on working days', () => {
    const logged = [...rowsOf('ticket')].map((row) => moment(row['dateoccurred']));
    expect(logged).toEqual([...logged].sort((a, b) => a - b));
    const weekend = logged.filter((time) => [0, 6].includes(new Date(time).getUTCDay())).length;
    expect(weekend / logged.length).toBeLessThan(0.06);
  });

  it('gives every ticket actions that begin, end and add up as the ticket says', () => {
    for (const row of rowsOf('ticket')) {
      const own = actions.get(row['id']) ?? [];
      expect(own.map((action) => action['id'])).toEqual(own.map((_, place) => place + 1));
      expect(own[0]?.['datetime']).toBe(row['dateoccurred']);
      expect(own.at(-1)?.['datetime']).toBe(row['lastactiondate']);
      expect(own.at(-1)?.['new_status']).toBe(row['status_id']);
      expect(own.reduce((sum, action) => sum + Number(action['timetaken']), 0)).toBe(row['timetaken']);
      const times = own.map((action) => moment(action['datetime']));
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it('surveys closed tickets only, after they were closed', () => {
    const tickets = byMember('ticket');
    for (const row of rowsOf('feedback'))
      expect(moment(row['date'])).toBeGreaterThan(moment(tickets.get(row['ticket_id'])?.['dateclosed']));
  });

  it('counts the attachments that a ticket has', () => {
    const files = new Map<unknown, number>();
    for (const row of rowsOf('attachment')) files.set(row['ticket_id'], (files.get(row['ticket_id']) ?? 0) + 1);
    for (const row of rowsOf('ticket')) expect(row['attachment_count']).toBe(files.get(row['id']) ?? 0);
  });

  it('makes time entries of actions and timesheets of time entries', () => {
    for (const row of rowsOf('timesheet-event')) {
      const action = actions.get(row['ticket_id'])?.find((one) => one['id'] === row['action_number']);
      expect([action?.['timetaken'], action?.['who_agentid'], action?.['datetime']]).toEqual([
        row['timetaken'],
        row['agent_id'],
        row['end_date'],
      ]);
    }
    const inSheets = [...rowsOf('timesheet')].flatMap((row) => {
      expect(row['actual_hours']).toBe(nested(row, 'events').reduce((sum, event) => sum + Number(event['timetaken']), 0));
      return nested(row, 'events').map((event) => event['id']);
    });
    expect(new Set(inSheets)).toEqual(new Set([...rowsOf('timesheet-event')].map((row) => row['id'])));
    expect(inSheets).toHaveLength(new Set(inSheets).size);
  });

  it('stamps an asset with the last change that the feed knows', () => {
    const assets = byMember('asset');
    let before = 0;
    for (const row of rowsOf('asset-change')) {
      const asset = assets.get(row['asset_id']) ?? {};
      expect(asset['dlastupdate']).toBe(row['datetime']);
      expect(nested(asset, 'fields').find((field) => field['id'] === row['field_id'])?.['value']).toBe(row['new_value']);
      expect(moment(row['datetime'])).toBeGreaterThanOrEqual(before);
      before = moment(row['datetime']);
    }
  });
});
