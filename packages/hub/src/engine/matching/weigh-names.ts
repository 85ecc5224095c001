import type { CompanyScales } from './company-scales.ts';
import { describeName } from './describe-name.ts';
import { letterDistance } from './letter-distance.ts';
import type { EvidenceItem } from './match-pair.ts';
import { farApart, levelOf, nameFinding } from './name-comparer.ts';
import { countBits, type PreparedName } from './name-vocabulary.ts';
import type { PreparedCompany } from './prepared-company.ts';
import { weighLevel } from './weigh-level.ts';

/** What the names of two companies say. */
export interface WeighedName {
  readonly evidence: readonly EvidenceItem[];
  /** A set of `nameFinding`. */
  readonly findings: number;
  /** How many records of one list have the name that fits best. */
  readonly twins: number;
  /** Whether one list has more records with these telling words than the other. */
  readonly isUneven: boolean;
}

/** Compares the names of two companies; of several names of a company it takes the pair that fits best. */
export function weighNames(left: PreparedCompany, right: PreparedCompany, scales: CompanyScales): WeighedName {
  const { comparer, lists } = scales;
  const best = bestNames(left, right, scales);
  if (best === null) return { evidence: [], findings: 0, twins: 0, isUneven: false };
  const given = { field: 'name', left: left.record.name, right: right.record.name };
  if (best.bits === farApart) return weighFarNames(best, given, scales);
  const bits = comparer.compare(best.left, best.right);
  const own = comparer.findings;
  const findings = own | siblingFinding(left, right, scales);
  const form = commonForm(best);
  const whole = wholeNameBits(best, { bits, findings: own }, scales);
  const name: EvidenceItem = {
    ...given,
    level: levelOf(findings),
    weight: bits > scales.rule.name.resembling.most ? whole : Math.max(whole, resemblance(best, scales)),
    // Most pairs are never shown: the sentence is made when it is read.
    get note() {
      comparer.compare(best.left, best.right);
      return describeName(comparer.comparedWords(best.left, best.right), findings);
    },
  };
  return {
    evidence: [name, ...weighLegalForm(best.left, best.right, scales)],
    findings: withLegalForm(findings, best.left, best.right),
    twins: Math.max(lists.counts.name.most(best.left.key + form), lists.counts.name.most(best.right.key + form)),
    isUneven: best.left.telling !== '' && lists.counts.telling.isUneven(best.left.telling + form),
  };
}

function bestNames(
  left: PreparedCompany,
  right: PreparedCompany,
  { comparer }: CompanyScales,
): (ComparedNames & { readonly bits: number }) | null {
  let best: (ComparedNames & { readonly bits: number }) | null = null;
  for (const one of left.names)
    for (const other of right.names) {
      const bits = comparer.compare(one, other);
      if (best === null || bits > best.bits) best = { left: one, right: other, bits };
    }
  return best;
}

/** A shared second name does not make one of siblings: "Quarry 1, trading as Lantern" is not "Quarry 2, trading as Lantern". */
function siblingFinding(left: PreparedCompany, right: PreparedCompany, { comparer }: CompanyScales): number {
  const [first, second] = [left.names[0], right.names[0]];
  if (left.names.length < 2 || right.names.length < 2 || !first || !second) return 0;
  return comparer.compare(first, second) === farApart ? 0 : comparer.findings & nameFinding.sibling;
}

function weighFarNames(
  names: ComparedNames,
  given: Pick<EvidenceItem, 'field' | 'left' | 'right'>,
  scales: CompanyScales,
): WeighedName {
  const isShort = isAcronym(names.left, names.right) || isAcronym(names.right, names.left);
  const note = isShort ? 'One is the initials of the other.' : 'The names have little in common.';
  const items = weighLevel(scales.rule, { ...given, level: isShort ? 'acronym' : 'different', note });
  const alike = resemblance(names, scales);
  return {
    evidence: items.map((item) =>
      alike > item.weight
        ? { ...item, level: 'contradicted', weight: alike, note: 'The words differ, many of their letters do not.' }
        : item,
    ),
    findings: nameFinding.contradicted,
    twins: 0,
    isUneven: false,
  };
}

/** Bits of two names as mere runs of letters, so that a name full of slips is at least found. */
function resemblance({ left, right }: ComparedNames, { rule }: CompanyScales): number {
  const shared = countBits(left.lowPairs & right.lowPairs) + countBits(left.highPairs & right.highPairs);
  if (shared * 5 < Math.min(left.pairCount, right.pairCount)) return farApart;
  const [one, other] = [left.compact + left.name.legalText, right.compact + right.name.legalText];
  const length = Math.max(one.length, other.length);
  if (Math.abs(one.length - other.length) > length * mostDifferent) return farApart;
  const { most, perTenth } = rule.name.resembling;
  const share = letterDistance(one, other) / Math.min(length, 32);
  return share > mostDifferent ? farApart : most - share * 10 * perTenth;
}

/** A larger share of letters that differ is no resemblance. */
const mostDifferent = 0.45;

interface ComparedNames {
  readonly left: PreparedName;
  readonly right: PreparedName;
}

/**
 * What names are worth that are the same, or are but for a generic word: lists seldom have two companies of one name. How seldom is the rule's
 * `twins`, and more where the name's words say little. A name that a list has twice is worth no more than it leaves open.
 */
function wholeNameBits(
  { left, right }: ComparedNames,
  given: { readonly bits: number; readonly findings: number },
  { rule, lists }: CompanyScales,
): number {
  const form = commonForm({ left, right });
  const isEqual = given.findings === nameFinding.equal;
  if (!isEqual && (given.findings !== nameFinding.widened || left.telling === '')) return given.bits;
  const others =
    (isEqual
      ? lists.counts.name.most(left.key + form)
      : Math.max(lists.counts.telling.most(left.telling + form), lists.counts.telling.most(right.telling + form))) - 1;
  const size = Math.max(rule.prior.atLeast, lists.left.length, lists.right.length);
  if (others > 0) return Math.min(given.bits, Math.log2(size / others));
  const tells = left.words.reduce((sum, { ownWeight, kind }) => (isEqual || kind !== 'generic' ? sum + ownWeight : sum), 0);
  const twins = Math.min(1, rule.name.twins * 2 ** Math.max(0, rule.name.tellingBits - tells));
  return Math.max(given.bits, Math.log2(size / twins) - (isEqual ? 0 : rule.name.extra.generic + 1));
}

/** What is put behind words to count only names of the legal form that the two have in common; empty where they have none. */
function commonForm({ left, right }: ComparedNames): string {
  return left.name.legalForm !== null && left.name.legalForm === right.name.legalForm ? `|${left.name.legalForm}` : '';
}

function withLegalForm(findings: number, { name: left }: PreparedName, { name: right }: PreparedName): number {
  return left.legalForm !== null && right.legalForm !== null && left.legalForm !== right.legalForm
    ? findings | nameFinding.legalForm
    : findings;
}

function weighLegalForm({ name: left }: PreparedName, { name: right }: PreparedName, scales: CompanyScales): EvidenceItem[] {
  if (left.legalForm === null || right.legalForm === null) return [];
  const isSame = left.legalForm === right.legalForm;
  return weighLevel(scales.rule, {
    field: 'legalForm',
    left: left.legalText,
    right: right.legalText,
    level: isSame ? 'same' : 'different',
    note: isSame ? 'The legal form is the same.' : 'They have different legal forms.',
  });
}

function isAcronym(short: PreparedName, long: PreparedName): boolean {
  const { compact } = short;
  return (
    short.words.length === 1 &&
    compact.length >= 3 &&
    compact.length <= 6 &&
    long.words.length === compact.length &&
    long.words.every(({ text }, index) => text[0] === compact[index])
  );
}
