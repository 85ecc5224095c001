import type { EvidenceItem } from './match-pair.ts';
import { nameFinding } from './name-comparer.ts';
import type { PreparedCompanies, PreparedCompany } from './prepared-company.ts';

interface Compared {
  readonly findings: number;
  readonly left: PreparedCompany;
  readonly right: PreparedCompany;
  readonly lists: PreparedCompanies;
  /** How many records of one list have the name. */
  readonly twins: number;
  /** Whether one list has more records with the telling words of the name than the other. */
  readonly isUneven: boolean;
}

/** Bits of other fields from which on they outweigh what a name leaves open. */
const enough = {
  extended: 8,
  legalForm: 8,
  elsewhere: 5,
  soundsAlike: 4,
  soundsAlikeName: 18,
  ownDomain: 12,
  oneDoor: 10,
  voice: 4,
};

/** What speaks besides the name. */
const others = new Set(['domain', 'phone', 'address']);

/** Why two companies may not be linked without a person, whatever their sum; null: nothing stands in the way. */
export function doubtCompanies(
  evidence: readonly EvidenceItem[],
  { findings, left, right, lists, twins, isUneven }: Compared,
): string | null {
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
  const voices = evidence.filter(({ field, weight }) => others.has(field) && weight >= enough.voice).length;
  const isOneDoor =
    levelOf('address') === 'same-street' &&
    weightOf('address') >= enough.oneDoor &&
    weightOf('phone') >= enough.oneDoor &&
    weightOf('name') > 0;
  if (findings & nameFinding.contradicted && !(findings & nameFinding.halfContradicted && isOneDoor))
    return 'Each name has a word that the other lacks.';
  const speaksAgainst = evidence.some(({ field, weight }) => weight < 0 && others.has(field));
  // Branches and daughters share the domain, and often the house.
  if (findings & nameFinding.extended && (support < enough.extended || voices < 2 || speaksAgainst))
    return 'One name has a word more, and the rest does not say enough.';
  if (findings & nameFinding.legalForm && (support < enough.legalForm || (voices < 2 && levelOf('domain') === 'equal')))
    return 'The legal forms differ, and nothing else says enough.';
  if (findings & nameFinding.soundsAlike && support < enough.soundsAlike && weightOf('name') < enough.soundsAlikeName)
    return 'The names sound alike, as those of two companies may.';
  const isHere = levelOf('phone') === 'equal' || levelOf('address') === 'same-street' || weightOf('domain') >= enough.ownDomain;
  if (findings & nameFinding.widened && speaksAgainst && support < enough.extended)
    return 'One name has a generic word more, and other things differ.';
  if (isUneven && !isHere && support < enough.extended)
    return 'One list has more companies with these words in their names than the other.';
  if (twins > 1 && !isHere) return 'Several records have this name.';
  const isElsewhere = elsewhere.has(levelOf('address') ?? '');
  if (isElsewhere && levelOf('phone') !== 'equal' && (weightOf('domain') < enough.elsewhere || levelOf('phone') === 'different'))
    return 'They are at different addresses, and too little says that they are one.';
  return null;
}

/** Levels of addresses that say: not the same house. */
const elsewhere = new Set(['other-house', 'different', 'other-country']);

function isOnce({ counts }: PreparedCompanies, field: 'entraTenantId', value: string | null): boolean {
  return value !== null && counts[field].most(value) === 1;
}

/** Short numbers of two tools may be equal by chance. */
function isLongId({ externalId: left }: PreparedCompany, { externalId: right }: PreparedCompany): boolean {
  return (left ?? right ?? '').length >= 8;
}
