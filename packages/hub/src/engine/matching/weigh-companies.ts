import { describeName } from './describe-name.ts';
import { doubtCompanies } from './doubt-companies.ts';
import type { EvidenceItem } from './match-pair.ts';
import type { CompanyRule } from './match-rule.ts';
import { farApart, levelOf, type NameComparer, nameFinding } from './name-comparer.ts';
import type { PreparedName } from './name-vocabulary.ts';
import type { PreparedCompanies, PreparedCompany } from './prepared-company.ts';
import { compareAddresses } from './read-address.ts';
import { domainLabel } from './read-domain.ts';
import { isSamePhone, phoneKey } from './read-phone.ts';
import type { ValueCounts } from './value-counts.ts';
import { weighLevel } from './weigh-level.ts';

/** What every comparison of two companies needs. */
export interface CompanyScales {
  readonly rule: CompanyRule;
  readonly lists: PreparedCompanies;
  readonly comparer: NameComparer;
}

/** What two companies weigh, prior apart. */
export interface WeighedCompanies {
  readonly evidence: readonly EvidenceItem[];
  readonly doubt: string | null;
}

/** Compares every field of two companies. */
export function weighCompanies(left: PreparedCompany, right: PreparedCompany, scales: CompanyScales): WeighedCompanies {
  const name = weighName(left, right, scales);
  const evidence = [
    ...weighIds(left, right, scales),
    ...weighDomain(left, right, scales),
    ...name.evidence,
    ...weighPhone(left, right, scales),
    ...weighAddress(left, right, scales),
  ];
  return { evidence, doubt: doubtCompanies(evidence, { findings: name.findings, left, right, lists: scales.lists, twins: name.twins, isUneven: name.isUneven }) };
}

/** How often a value is met by chance: in how many other records of the longer list it stands. */
function frequencyOf(counts: ValueCounts, value: string, { lists }: CompanyScales): number {
  return (counts.most(value) - 1) / Math.max(1, lists.left.length, lists.right.length);
}

function weighIds(left: PreparedCompany, right: PreparedCompany, scales: CompanyScales): EvidenceItem[] {
  const items: EvidenceItem[] = [];
  const stored =
    (left.externalId !== null && (left.externalId === right.externalId || left.externalId === right.record.id)) ||
    (right.externalId !== null && right.externalId === left.record.id);
  if (stored) {
    const id = left.externalId ?? right.externalId ?? '';
    const given = {
      field: 'externalId',
      left: left.record.externalId,
      right: right.record.externalId ?? right.record.id,
      level: 'equal',
    };
    items.push(
      ...weighLevel(
        scales.rule,
        { ...given, note: 'The id of the one was stored with the other before.' },
        frequencyOf(scales.lists.counts.externalId, id, scales),
      ),
    );
  }
  if (left.entraTenantId !== null && right.entraTenantId !== null) {
    const isSame = left.entraTenantId === right.entraTenantId;
    items.push(
      ...weighLevel(
        scales.rule,
        {
          field: 'entraTenantId',
          left: left.record.entraTenantId,
          right: right.record.entraTenantId,
          level: isSame ? 'equal' : 'different',
          note: isSame ? 'Both are the same Entra tenant.' : 'They are two Entra tenants.',
        },
        isSame ? frequencyOf(scales.lists.counts.entraTenantId, left.entraTenantId, scales) : 0,
      ),
    );
  }
  return items;
}

function weighDomain(left: PreparedCompany, right: PreparedCompany, scales: CompanyScales): EvidenceItem[] {
  if (left.domain === null || right.domain === null) return [];
  const given = { field: 'domain', left: left.record.domain, right: right.record.domain };
  if (left.domain === right.domain) {
    const times = scales.lists.counts.domain.most(left.domain);
    const note = times > 1 ? `${times} records of one list have this domain.` : 'Nobody else has this domain.';
    return weighLevel(scales.rule, { ...given, level: 'equal', note }, frequencyOf(scales.lists.counts.domain, left.domain, scales) * 4);
  }
  if (domainLabel(left.domain) === domainLabel(right.domain))
    return weighLevel(scales.rule, { ...given, level: 'same-label', note: 'The domains differ in their ending only.' });
  return weighLevel(scales.rule, { ...given, level: 'different', note: 'The domains differ.' });
}

function weighPhone(left: PreparedCompany, right: PreparedCompany, scales: CompanyScales): EvidenceItem[] {
  if (left.phone === null || right.phone === null) return [];
  const given = { field: 'phone', left: left.record.phone, right: right.record.phone };
  if (!isSamePhone(left.phone, right.phone))
    return weighLevel(scales.rule, { ...given, level: 'different', note: 'The telephones differ.' });
  const frequency = frequencyOf(scales.lists.counts.phone, phoneKey(left.phone), scales);
  return weighLevel(scales.rule, { ...given, level: 'equal', note: 'The telephone is the same.' }, frequency);
}

const addressNotes: Readonly<Record<string, string>> = {
  'same-street': 'The street and the number are the same.',
  'near-street': 'The number is the same, and the street nearly.',
  'same-postcode': 'The postcode is the same, the house is not known to be.',
  'same-town': 'The town is the same, the address is not known to be.',
  'other-house': 'The town may be the same, the house is not.',
  different: 'They are in different places.',
  'other-country': 'They are in different countries.',
};

function weighAddress(left: PreparedCompany, right: PreparedCompany, scales: CompanyScales): EvidenceItem[] {
  const level = compareAddresses(left.address, right.address);
  if (level === null) return [];
  const { counts } = scales.lists;
  const value =
    {
      'same-street': left.house,
      'near-street': left.house,
      'same-postcode': left.address.postcode,
      'same-town': left.address.town,
    }[level] ?? null;
  const kind = level === 'same-postcode' ? counts.postcode : level === 'same-town' ? counts.town : counts.house;
  const show = ({ street, postcode, town, country }: PreparedCompany['record']) =>
    [street, postcode, town, country].filter((part) => part !== null && part !== '').join(', ');
  return weighLevel(
    scales.rule,
    { field: 'address', left: show(left.record), right: show(right.record), level, note: addressNotes[level] ?? '' },
    value === null ? 0 : Math.max(0, frequencyOf(kind, value, scales)),
  );
}

interface WeighedName {
  readonly evidence: readonly EvidenceItem[];
  readonly findings: number;
  /** How many records of one list have the name that fits best. */
  readonly twins: number;
  /** Whether one list has more records with these telling words than the other. */
  readonly isUneven: boolean;
}

/** Of several names of a company the pair that fits best. */
function weighName(left: PreparedCompany, right: PreparedCompany, scales: CompanyScales): WeighedName {
  const { comparer } = scales;
  let best: { readonly left: PreparedName; readonly right: PreparedName; readonly bits: number } | null = null;
  for (const one of left.names)
    for (const other of right.names) {
      const bits = comparer.compare(one, other);
      if (best === null || bits > best.bits) best = { left: one, right: other, bits };
    }
  if (best === null) return { evidence: [], findings: 0, twins: 0, isUneven: false };
  const given = { field: 'name', left: left.record.name, right: right.record.name };
  if (best.bits === farApart) {
    if (isAcronym(best.left, best.right) || isAcronym(best.right, best.left))
      return {
        evidence: weighLevel(scales.rule, { ...given, level: 'acronym', note: 'One is the initials of the other.' }),
        findings: nameFinding.contradicted,
      twins: 0,
      isUneven: false,
      };
    return {
      evidence: weighLevel(scales.rule, { ...given, level: 'different', note: 'The names have little in common.' }),
      findings: nameFinding.contradicted,
      twins: 0,
      isUneven: false,
    };
  }
  // A shared second name does not make one of siblings: "Quarry 1, trading as Lantern" is not "Quarry 2, trading as Lantern".
  const [first, second] = [left.names[0], right.names[0]];
  const siblings = first && second && comparer.compare(first, second) !== farApart ? comparer.findings & nameFinding.sibling : 0;
  const bits = comparer.compare(best.left, best.right);
  const findings = comparer.findings | siblings;
  const name: EvidenceItem = {
    ...given,
    level: levelOf(findings),
    weight: wholeNameBits(best, { bits, findings: comparer.findings }, scales),
    note: describeName(comparer.comparedWords(best.left, best.right), findings),
  };
  return {
    evidence: [name, ...weighLegalForm(best.left, best.right, scales)],
    findings: withLegalForm(findings, best.left, best.right),
    twins: Math.max(scales.lists.counts.name.most(best.left.key), scales.lists.counts.name.most(best.right.key)),
    isUneven: best.left.telling !== '' && scales.lists.counts.telling.isUneven(best.left.telling),
  };
}

interface ComparedNames {
  readonly left: PreparedName;
  readonly right: PreparedName;
}

/**
 * What names are worth that are the same, or are but for a generic word: lists seldom have two companies of one name. How seldom is the rule's
 * `twins`, and more where the name's words say little. A name that a list has twice is worth no more than it leaves open.
 */
function wholeNameBits({ left, right }: ComparedNames, given: { readonly bits: number; readonly findings: number }, { rule, lists }: CompanyScales): number {
  const isEqual = given.findings === nameFinding.equal;
  if (!isEqual && (given.findings !== nameFinding.widened || left.telling === '')) return given.bits;
  const others = (isEqual ? lists.counts.name.most(left.key) : Math.max(lists.counts.telling.most(left.telling), lists.counts.telling.most(right.telling))) - 1;
  const size = Math.max(rule.prior.atLeast, lists.left.length, lists.right.length);
  if (others > 0) return Math.min(given.bits, Math.log2(size / others));
  const tells = left.words.reduce((sum, { ownWeight, kind }) => (isEqual || kind !== 'generic' ? sum + ownWeight : sum), 0);
  const twins = Math.min(1, rule.name.twins * 2 ** Math.max(0, rule.name.tellingBits - tells));
  return Math.max(given.bits, Math.log2(size / twins) - (isEqual ? 0 : rule.name.extra.generic + 1));
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
