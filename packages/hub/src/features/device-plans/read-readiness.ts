import type { Db } from '../../store/database.ts';
import { countMappedCompanies, type MappedCompanies } from '../../store/rows/mapping-readiness-rows.ts';
import type { Readiness } from './device-plan-deps.ts';

/** Whether the companies of a source are mapped far enough to plan its devices. */
export async function readReadiness(db: Db, sourceId: number): Promise<Readiness> {
  return judgeReadiness(await countMappedCompanies(db, sourceId));
}

/** At least one company is linked, and every one that is has a site. Pure. */
function judgeReadiness({ linked, withoutSite }: MappedCompanies): Readiness {
  const reasons = [
    ...(linked === 0 ? ['No company of the source is mapped to a client.'] : []),
    ...(withoutSite > 0
      ? [`${withoutSite} mapped ${withoutSite === 1 ? 'company has' : 'companies have'} no site at which new assets come to be.`]
      : []),
  ];
  return { ready: reasons.length === 0, reasons };
}
