import { chooseLinks } from './choose-links.ts';
import { buildCompanyLexicon } from './company-lexicon.ts';
import type { CompanyRecord } from './company-record.ts';
import type { CompanyScales } from './company-scales.ts';
import { learnFromLinks } from './learn-from-links.ts';
import type { CompanyRule } from './match-rule.ts';
import { NameComparer } from './name-comparer.ts';
import { NameIndex } from './name-index.ts';
import { NameVocabulary } from './name-vocabulary.ts';
import { type PreparedCompany, prepareCompanies } from './prepared-company.ts';
import { priorEvidence } from './prior-evidence.ts';
import { phoneKey } from './read-phone.ts';
import type { Steps } from './steps.ts';
import { weighCompanies } from './weigh-companies.ts';
import { sumEvidence, type WeighedPair } from './weighed-pair.ts';

interface Lists {
  readonly left: readonly CompanyRecord[];
  readonly right: readonly CompanyRecord[];
}

/** How many names are looked at per company. */
const nearNames = 30;
/** A value that more records have leads nowhere. */
const mostPerValue = 60;

/**
 * Every pair of companies that is worth a thought, weighed. What the first links show of the lists is taken into account. It pauses after each
 * company, for whoever has other things to do meanwhile.
 */
export function* matchCompanies(given: Lists, rule: CompanyRule): Steps<readonly WeighedPair[]> {
  const lexicon = buildCompanyLexicon(rule);
  const lists = prepareCompanies(given, { rule, lexicon, vocabulary: new NameVocabulary(rule) });
  const find = candidateFinder(lists.right);
  const candidates: (readonly number[])[] = [];
  for (const company of lists.left) {
    candidates.push([...find(company)]);
    yield;
  }
  const first = yield* weighAll(candidates, { rule, lists, comparer: new NameComparer(rule) });
  const shorterList = Math.min(given.left.length, given.right.length);
  const learned = learnFromLinks(rule, [...chooseLinks(first, rule.thresholds).values()], shorterList);
  if (learned === rule) return first;
  const worthwhile: number[][] = lists.left.map(() => []);
  for (const { left, right } of first) worthwhile[left]?.push(right);
  return yield* weighAll(worthwhile, { rule: learned, lists, comparer: new NameComparer(learned) });
}

/** @param candidates by the place of the left record */
function* weighAll(candidates: readonly (readonly number[])[], scales: CompanyScales): Steps<readonly WeighedPair[]> {
  const { rule, lists } = scales;
  const prior = priorEvidence(rule, Math.max(lists.left.length, lists.right.length));
  const least = Math.log2(rule.thresholds.suggest / (1 - rule.thresholds.suggest));
  const pairs: WeighedPair[] = [];
  for (const [left, company] of lists.left.entries()) {
    yield;
    for (const right of candidates[left] ?? []) {
      const other = lists.right[right];
      if (!other) continue;
      const weighed = weighCompanies(company, other, scales);
      const pair = sumEvidence(left, right, { ...weighed, evidence: [prior, ...weighed.evidence] });
      if (pair.bits >= least) pairs.push(pair);
    }
  }
  return pairs;
}

/** Looks records of the right list up by everything that could make them the partner. */
function candidateFinder(companies: readonly PreparedCompany[]): (company: PreparedCompany) => ReadonlySet<number> {
  const byKey = new Map<string, number[]>();
  for (const [index, company] of companies.entries())
    for (const key of [...keysOf(company), `i:${company.record.id}`]) {
      const list = byKey.get(key);
      if (list) list.push(index);
      else byKey.set(key, [index]);
    }
  const names = new NameIndex(companies.map((company) => company.names.map(({ key, name }) => `${key} ${name.legalText}`)));
  return (company) => {
    const found = new Set<number>();
    const keys = company.externalId === null ? keysOf(company) : [...keysOf(company), `i:${company.externalId}`];
    for (const key of [...keys, `e:${company.record.id}`]) {
      const list = byKey.get(key) ?? [];
      if (list.length <= mostPerValue) for (const index of list) found.add(index);
    }
    for (const { key, name } of company.names)
      for (const index of names.nearest(`${key} ${name.legalText}`, nearNames)) found.add(index);
    return found;
  };
}

function keysOf({ domain, phone, house, entraTenantId, externalId, names }: PreparedCompany): readonly string[] {
  const keys: string[] = [];
  if (domain !== null) keys.push(`d:${domain}`);
  if (phone !== null) keys.push(`p:${phoneKey(phone)}`);
  if (house !== null) keys.push(`h:${house}`);
  if (entraTenantId !== null) keys.push(`t:${entraTenantId}`);
  if (externalId !== null) keys.push(`e:${externalId}`);
  for (const { compact, words } of names) {
    keys.push(`c:${compact}`);
    if (words.length > 2) keys.push(`c:${words.map(({ text }) => text[0]).join('')}`);
    for (const { text, weight } of words) if (weight > 8) keys.push(`w:${text}`);
  }
  return keys;
}
