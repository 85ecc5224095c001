import type { CompanyScales } from './company-scales.ts';
import { doubtCompanies } from './doubt-companies.ts';
import type { EvidenceItem } from './match-pair.ts';
import type { PreparedCompany } from './prepared-company.ts';
import { compareAddresses } from './read-address.ts';
import { domainLabel } from './read-domain.ts';
import { isSamePhone, phoneKey } from './read-phone.ts';
import type { ValueCounts } from './value-counts.ts';
import { weighLevel } from './weigh-level.ts';
import { weighNames } from './weigh-names.ts';

/** What two companies weigh, prior apart. */
export interface WeighedCompanies {
  readonly evidence: readonly EvidenceItem[];
  readonly doubt: string | null;
}

/** Compares every field of two companies. */
export function weighCompanies(left: PreparedCompany, right: PreparedCompany, scales: CompanyScales): WeighedCompanies {
  const name = weighNames(left, right, scales);
  const evidence = [
    ...weighIds(left, right, scales),
    ...weighDomain(left, right, scales),
    ...name.evidence,
    ...weighPhone(left, right, scales),
    ...weighAddress(left, right, scales),
  ];
  return {
    evidence,
    doubt: doubtCompanies(evidence, {
      findings: name.findings,
      left,
      right,
      lists: scales.lists,
      twins: name.twins,
      isUneven: name.isUneven,
    }),
  };
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
    return weighLevel(
      scales.rule,
      { ...given, level: 'equal', note },
      frequencyOf(scales.lists.counts.domain, left.domain, scales) * 4,
    );
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
