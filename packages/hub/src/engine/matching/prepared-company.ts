import type { CompanyLexicon } from './company-lexicon.ts';
import { type CompanyName, readCompanyNames } from './company-name.ts';
import type { CompanyRecord } from './company-record.ts';
import type { CompanyRule } from './match-rule.ts';
import type { ListSide, NameVocabulary, PreparedName } from './name-vocabulary.ts';
import { emptyValueTest, plainValue } from './plain-value.ts';
import { houseKey, type PlainAddress, readAddress } from './read-address.ts';
import { readDomain } from './read-domain.ts';
import { phoneKey, readPhone } from './read-phone.ts';
import { ValueCounts } from './value-counts.ts';

/** A company ready to be compared. Null: it does not say, or says nothing that counts. */
export interface PreparedCompany {
  readonly record: CompanyRecord;
  readonly names: readonly PreparedName[];
  readonly domain: string | null;
  readonly phone: string | null;
  readonly address: PlainAddress;
  readonly house: string | null;
  readonly externalId: string | null;
  readonly entraTenantId: string | null;
}

/** Both lists ready to be compared, with how often each value stands in them. */
export interface PreparedCompanies {
  readonly left: readonly PreparedCompany[];
  readonly right: readonly PreparedCompany[];
  readonly counts: Readonly<
    Record<'domain' | 'phone' | 'house' | 'postcode' | 'town' | 'externalId' | 'entraTenantId' | 'name' | 'telling', ValueCounts>
  >;
}

interface Lists {
  readonly left: readonly CompanyRecord[];
  readonly right: readonly CompanyRecord[];
}

interface Means {
  readonly rule: CompanyRule;
  readonly lexicon: CompanyLexicon;
  readonly vocabulary: NameVocabulary;
}

/** Reads every value of both lists once, and counts how often each stands there. */
export function prepareCompanies(lists: Lists, { rule, lexicon, vocabulary }: Means): PreparedCompanies {
  const isEmpty = emptyValueTest(rule.emptyValues);
  const providers = new Set(rule.mailProviders);
  const names = { left: [] as (readonly CompanyName[])[], right: [] as (readonly CompanyName[])[] };
  for (const side of ['left', 'right'] as const)
    for (const { name } of lists[side]) {
      const read = isEmpty(name) ? [] : readCompanyNames(name ?? '', lexicon);
      names[side].push(read);
      vocabulary.add(side, read);
    }
  vocabulary.close();
  const prepare = (record: CompanyRecord, read: readonly CompanyName[]): PreparedCompany => {
    const address = readAddress(record, isEmpty);
    return {
      record,
      names: read.map((name) => vocabulary.prepare(name)),
      domain: isEmpty(record.domain) ? null : readDomain(record.domain, providers),
      phone: readPhone(record.phone),
      address,
      house: houseKey(address),
      externalId: isEmpty(record.externalId) ? null : (record.externalId ?? '').trim(),
      entraTenantId: isEmpty(record.entraTenantId) ? null : readTenantId(record.entraTenantId ?? ''),
    };
  };
  const prepared = {
    left: lists.left.map((record, index) => prepare(record, names.left[index] ?? [])),
    right: lists.right.map((record, index) => prepare(record, names.right[index] ?? [])),
  };
  return { ...prepared, counts: countValues(prepared) };
}

/** An Entra tenant id is a UUID; one of zeros is nobody's. */
function readTenantId(text: string): string | null {
  const plain = plainValue(text);
  return /^[0-9a-f]{32}$/.test(plain) && !/^(.)\1+$/.test(plain) ? plain : null;
}

function countValues(prepared: Readonly<Record<ListSide, readonly PreparedCompany[]>>): PreparedCompanies['counts'] {
  const counts = {
    domain: new ValueCounts(),
    phone: new ValueCounts(),
    house: new ValueCounts(),
    postcode: new ValueCounts(),
    town: new ValueCounts(),
    externalId: new ValueCounts(),
    entraTenantId: new ValueCounts(),
    name: new ValueCounts(),
    telling: new ValueCounts(),
  };
  for (const side of ['left', 'right'] as const)
    for (const company of prepared[side]) {
      counts.domain.add(side, company.domain);
      counts.phone.add(side, company.phone === null ? null : phoneKey(company.phone));
      counts.house.add(side, company.house);
      counts.postcode.add(side, company.address.postcode);
      counts.town.add(side, company.address.town);
      counts.externalId.add(side, company.externalId);
      counts.entraTenantId.add(side, company.entraTenantId);
      for (const key of new Set(company.names.flatMap(({ key: words, name }) => withForm(words, name.legalForm))))
        counts.name.add(side, key);
      for (const key of new Set(company.names.flatMap(({ telling, name }) => withForm(telling, name.legalForm))))
        counts.telling.add(side, key);
    }
  return counts;
}

/** Words alone, and with their legal form: two of one name may still have two forms. */
function withForm(words: string, legalForm: string | null): readonly string[] {
  return legalForm === null ? [words] : [words, `${words}|${legalForm}`];
}
