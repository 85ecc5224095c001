import { z } from 'zod';
import { countEntries } from '../kit/count-entries.ts';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { textOf } from '../kit/rows/read-values.ts';
import { RowProblem } from '../kit/rows/row-problem.ts';
import type { Session } from '../kit/session.ts';
import type { ReadOptions } from '../kit/source-page.ts';
import { type CompanyIds, companyIdOf, readCompanyIds } from './company-ids.ts';

const user = z.object({ ID: z.string().min(1), Company: z.string().nullish() });

const licence = z.object({
  ID: z.string().min(1),
  LicenseType: z.string().nullish(),
  IsTaken: z.boolean().nullish(),
  IsTrial: z.boolean().nullish(),
  UserID: z.string().nullish(),
});

/** `GET /api/Users`: the company of a user, by name. */
const users = defineSourceStream({
  question: () => ({ path: 'api/Users' }),
  paging: onePage,
  rows: listAt(),
  row: user,
  record: ({ ID, Company }) => ({ id: ID.toLowerCase(), company: textOf(Company) }),
});

interface Holders {
  readonly companyIds: CompanyIds;
  /** Names of companies by ids of users. */
  readonly companyOfUser: ReadonlyMap<string, string | null>;
}

async function readHolders(session: Session, options: ReadOptions): Promise<Holders> {
  const companyOfUser = new Map<string, string | null>();
  for await (const { records } of users(session, options.signal ? { signal: options.signal } : {}))
    for (const { id, company } of records) companyOfUser.set(id, company);
  return { companyIds: await readCompanyIds(session, options), companyOfUser };
}

/** `GET /api/Licenses`: whole, an array. A licence belongs to a user, and the user to a company. Source: the vendor's help pages of the API. */
const licences = defineSourceStream({
  question: () => ({ path: 'api/Licenses' }),
  paging: onePage,
  rows: listAt(),
  row: licence,
  before: readHolders,
  record: (row, { before }) => {
    if (row.IsTaken !== true || row.IsTrial === true) return null; // in the pool, or not billed
    const companyName = before.companyOfUser.get(row.UserID?.toLowerCase() ?? '') ?? null;
    const companyId = companyIdOf(before.companyIds, companyName);
    // What would be counted for nobody must be seen.
    if (companyId === null) throw new RowProblem('UserID: its user belongs to no company that is listed');
    return { id: row.ID, companyId, type: textOf(row.LicenseType) ?? 'unknown' };
  },
});

/** Licences in use per company and type, without trials. */
export const licenceCounts = countEntries(licences, {
  countsFor: ({ companyId, type }) => ({ companyId, product: type, productName: `MSP360 ${type}`, unit: 'licence' }),
  tellsRefused: true,
});
