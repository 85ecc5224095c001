import type { Session } from '../kit/session.ts';
import type { ReadOptions } from '../kit/source-page.ts';
import { companies } from './companies.ts';

/** Ids of companies by their names: the other lists name companies and give no id. */
export type CompanyIds = ReadonlyMap<string, string>;

/** Reads which id each company has. Names are unique in MSP360; they are compared without case and outer blanks. */
export async function readCompanyIds(session: Session, { signal }: ReadOptions): Promise<CompanyIds> {
  const ids = new Map<string, string>();
  for await (const { records } of companies(session, signal ? { signal } : {}))
    for (const { id, name } of records) ids.set(bare(name), id);
  return ids;
}

/** The id of a company by its name; null where a row names none, or one that is not among the companies. */
export function companyIdOf(ids: CompanyIds, name: string | null): string | null {
  return name === null ? null : (ids.get(bare(name)) ?? null);
}

const bare = (name: string) => name.trim().toLowerCase();
