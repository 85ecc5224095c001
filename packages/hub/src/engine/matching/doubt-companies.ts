import type { EvidenceItem } from './match-pair.ts';
import { nameFinding } from './name-comparer.ts';
import type { PreparedCompanies, PreparedCompany } from './prepared-company.ts';

interface Compared {
  readonly findings: number;
  readonly left: PreparedCompany;
  readonly right: PreparedCompany;
  readonly lists: PreparedCompanies;
}

/** Bits of other fields from which on they outweigh what a name leaves open. */
const enough = { extended: 5, legalForm: 8, contradicted: 18, elsewhere: 5 };

/** Why two companies may not be linked without a person, whatever their sum; null: nothing stands in the way. */
export function doubtCompanies(evidence: readonly EvidenceItem[], { findings, left, right, lists }: Compared): string | null {
  const levelOf = (field: string) => evidence.find((item) => item.field === field)?.level ?? null;
  const weightOf = (...fields: string[]) =>
    evidence.reduce((sum, { field, weight }) => (fields.includes(field) ? sum + weight : sum), 0);
  if (findings & nameFinding.lookAlike) return 'The names look alike but are written with other letters.';
  if (levelOf('entraTenantId') === 'different') return 'They are two Entra tenants.';
  if (levelOf('entraTenantId') === 'equal' && isOnce(lists, 'entraTenantId', left.entraTenantId)) return null;
  if (levelOf('externalId') === 'equal' && (isLongId(left, right) || (weightOf('name') > 0 && !(findings & nameFinding.sibling))))
    return null;
  if (findings & nameFinding.sibling) return 'A number, a direction or the like tells the two names apart.';
  if (findings & nameFinding.status) return 'One name says that its record is old, a test or the like.';
  const support = weightOf('domain', 'phone', 'address');
  if (findings & nameFinding.contradicted && !(support >= enough.contradicted && isOnce(lists, 'domain', left.domain)))
    return 'Each name has a word that the other lacks.';
  if (findings & nameFinding.extended && support < enough.extended)
    return 'One name has a word more, and nothing else says enough.';
  if (findings & nameFinding.legalForm && support < enough.legalForm)
    return 'The legal forms differ, and nothing else says enough.';
  if (elsewhere.has(levelOf('address') ?? '') && weightOf('domain', 'phone') < enough.elsewhere)
    return 'They are at different addresses, and nothing but the name says that they are one.';
  return null;
}

/** Levels of addresses that say: not the same house. */
const elsewhere = new Set(['other-house', 'different', 'other-country']);

function isOnce({ counts }: PreparedCompanies, field: 'domain' | 'entraTenantId', value: string | null): boolean {
  return value !== null && counts[field].most(value) === 1;
}

/** Short numbers of two tools may be equal by chance. */
function isLongId({ externalId: left }: PreparedCompany, { externalId: right }: PreparedCompany): boolean {
  return (left ?? right ?? '').length >= 8;
}
