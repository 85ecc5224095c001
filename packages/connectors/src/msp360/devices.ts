import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { pathOffset } from '../kit/paging/path-offset.ts';
import type { DeviceClass, SourceDevice } from '../kit/records/source-device.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { instantOfText, textOf } from '../kit/rows/read-values.ts';
import { RowProblem } from '../kit/rows/row-problem.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';
import { companyIdOf, readCompanyIds } from './company-ids.ts';

const computer = z.object({
  ComputerHID: z.string(),
  ComputerName: z.string().nullish(),
  ComputerDisplayName: z.string().nullish(),
  CompanyName: z.string().nullish(),
  OSTypeString: z.string().nullish(),
  LastActivity: z.string().nullish(),
  HasBackupApp: z.boolean().nullish(),
});

/** Hardware ids come with and without braces. */
export function hidOf(text: string | null | undefined): string | null {
  return textOf(text?.replace(/[{}]/g, ''))?.toLowerCase() ?? null;
}

function classOf(os: string | null): DeviceClass | null {
  if (os === null) return null;
  if (/server/i.test(os)) return 'server';
  return /windows|mac/i.test(os) ? 'workstation' : null;
}

/**
 * `GET /api/Computers/{offset}/{count}`: `{ Computers, Count }`, with offset and count in the path. Source: a public client of the API
 * (tonyzorin/msp360-mcp); the vendor's help pages do not say what a row holds. Serial numbers are not in it.
 */
export const devices = defineSourceStream({
  question: () => ({ path: 'api/Computers/{offset}/{count}' }),
  paging: pathOffset({ count: 100 }),
  rows: listAt('Computers'),
  expected: (json) => {
    const count = memberAt(json, ['Count']);
    return typeof count === 'number' ? count : null;
  },
  row: computer,
  before: readCompanyIds,
  record: (row, { raw, before }): SourceDevice => {
    const id = hidOf(row.ComputerHID);
    if (id === null) throw new RowProblem('ComputerHID: it is empty');
    const os = textOf(row.OSTypeString);
    return {
      id,
      companyId: companyIdOf(before, textOf(row.CompanyName)),
      siteName: null,
      name: textOf(row.ComputerName) ?? textOf(row.ComputerDisplayName),
      serial: null,
      biosUuid: null,
      macs: [],
      manufacturer: null,
      model: null,
      os,
      osVersion: null,
      deviceClass: classOf(os),
      product: row.HasBackupApp === true ? 'backup' : null,
      lastUser: null,
      lastSeenAt: instantOfText(row.LastActivity),
      isOnline: null,
      ipAddresses: [],
      warrantyEndsAt: null,
      externalId: null,
      fields: scalarFields(raw, ['ComputerHID', 'ComputerName', 'OSTypeString']),
    };
  },
});
