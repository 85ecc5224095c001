import type { Row } from '../../tables/table.ts';
import { fixedRows } from '../define-rows.ts';

/** Lists by lookup id: 11 is the list of lists (API.md 3.32). The other ids are our own choice. */
const LISTS: Readonly<Record<number, readonly [name: string, entries: readonly string[]]>> = {
  17: ['Charge Rates', ['Standard Rate', 'Out of Hours', 'No Charge']],
  22: ['Ticket Sources', ['Manual', 'Email', 'Phone', 'Portal', 'Chat', 'Monitoring']],
  23: ['Asset Statuses', ['Active', 'In stock', 'Retired', 'Lost']],
  25: ['Asset Relationships', ['Connected to', 'Backs up', 'Runs on']],
  28: ['Customer Types', ['Managed', 'Time and Materials', 'Prospect']],
  33: ['Appointment Types', ['On-site Visit', 'Remote Session', 'Account Review']],
  36: ['Pipeline Stages', ['Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost']],
  40: ['Contract Types', ['Managed Services Agreement', 'Break Fix', 'Prepaid Hours']],
  45: ['Report Groups', ['Service Desk', 'Billing', 'Assets']],
};

const entry = (lookupid: number, id: number, name: string): Row => ({
  lookupid,
  id,
  name,
  value2: '',
  value3: '',
  value4: '',
  value5: '',
  value6: '',
  value7: '',
  value8: '',
  value9: '',
  custom1: '',
  custom2: '',
  sequence: id * 10,
  inactive: false,
  linked_item: '',
  rates: [],
});

/** Lookups: ids count within a list, so the key is `lookupid:id`. */
export const lookup = fixedRows(
  'lookup',
  () => [
    ...Object.entries(LISTS).map(([id, [name]]) => entry(11, Number(id), name)),
    entry(11, 11, 'Lookup Types'),
    ...Object.entries(LISTS).flatMap(([lookupid, [, names]]) =>
      names.map((name, place) => entry(Number(lookupid), place + 1, name)),
    ),
  ],
  (row) => `${String(row['lookupid'])}:${String(row['id'])}`,
);
