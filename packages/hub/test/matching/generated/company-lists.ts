import type { CompanyRecord } from '../../../src/engine/matching/company-record.ts';
import { makeRandom, type SeededRandom } from '../../faults/seeded-random.ts';
import { misspell } from './misspell.ts';
import { worldWords } from './world-words.ts';

/** How much the lists say of each company. */
export type Quality = 'rich' | 'medium' | 'poor';

/** Two lists with what is true of them. */
export interface KnownLists<Row> {
  readonly left: readonly Row[];
  readonly right: readonly Row[];
  /** Right id by left id, where the two are one. */
  readonly truth: ReadonlyMap<string, string>;
}

interface Company {
  readonly words: readonly string[];
  readonly form: string;
  readonly tradeName: string | null;
  readonly domain: string;
  readonly phone: string;
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly country: string;
}

/** A PSA's clients against a tool's customers, as an MSP with some hundreds of them has. The same seed gives the same lists. */
export function makeCompanyLists(seed: number, quality: Quality, count = 600): KnownLists<CompanyRecord> {
  const random = makeRandom(seed);
  const left: CompanyRecord[] = [];
  const right: CompanyRecord[] = [];
  const truth = new Map<string, string>();
  for (const [index, company] of makeCompanies(random, count).entries()) {
    const where = random.next();
    const [inLeft, inRight] = [where < 0.85, where >= 0.85 || random.next() < 0.82];
    if (inLeft) left.push(writeDown(company, `psa-${index}`, { random, quality, isTidy: random.next() < 0.7 }));
    if (inRight) right.push(writeDown(company, `tool-${index}`, { random, quality, isTidy: false }));
    if (inLeft && inRight) truth.set(`psa-${index}`, `tool-${index}`);
  }
  const byDraw = (rows: CompanyRecord[]) =>
    rows
      .map((row) => ({ row, draw: random.next() }))
      .toSorted((a, b) => a.draw - b.draw)
      .map(({ row }) => row);
  return { left: byDraw(left), right: byDraw(right), truth };
}

function makeCompanies(random: SeededRandom, count: number): readonly Company[] {
  const companies: Company[] = [];
  const names = new Set<string>();
  while (companies.length < count) {
    const company = found(random);
    const kin = random.next();
    const family =
      kin < 0.06
        ? siblingsOf(company, random)
        : kin < 0.1
          ? franchisesOf(company, random)
          : kin < 0.13
            ? daughtersOf(company, random)
            : [company];
    for (const one of family) {
      const name = `${one.words.join(' ').toLowerCase()}|${one.town}`;
      if (names.has(name)) continue;
      names.add(name);
      companies.push(one);
    }
  }
  return companies;
}

function found(random: SeededRandom): Company {
  const draw = random.next();
  const surname = () => random.pick(worldWords.surnames);
  const trade = random.pick(worldWords.trades).split(' ');
  const words =
    draw < 0.22
      ? [surname(), ...trade]
      : draw < 0.34
        ? [surname(), '&', surname(), ...(random.next() < 0.5 ? trade : [])]
        : draw < 0.4
          ? [surname(), '&', random.pick(['Sons', 'Daughters', 'Co', 'Partners'])]
          : draw < 0.62
            ? [random.pick(worldWords.brands), ...trade]
            : draw < 0.7
              ? [random.pick(worldWords.brands), random.pick(worldWords.fillers)]
              : draw < 0.88
                ? [invent(random), ...(random.next() < 0.5 ? [random.pick(worldWords.fillers)] : [])]
                : ['The', random.pick(worldWords.brands), ...trade, random.pick(['Company', 'House', 'Centre', 'Studio'])];
  const place = settle(random);
  const form = random.next() < 0.85 ? random.pick(worldWords.forms[place.country] ?? ['Ltd']) : '';
  const tradeName = random.next() < 0.04 ? `${random.pick(worldWords.brands)} ${random.pick(worldWords.trades)}` : null;
  return { words, form, tradeName, domain: domainOf(words, random), phone: phoneOf(random), ...place };
}

/** A name that nobody had before. */
function invent(random: SeededRandom): string {
  return random.pick(worldWords.halves) + random.pick(['', '', 'a', 'i', 'o', 'en']) + random.pick(worldWords.ends);
}

function settle(random: SeededRandom): Pick<Company, 'street' | 'town' | 'postcode' | 'country'> {
  const [town, postcode, country] = random.pick(worldWords.towns);
  const near = /^\d{4,5}$/.test(postcode)
    ? String(Number(postcode) + random.between(0, 9)).padStart(postcode.length, '0')
    : postcode;
  const name = random.pick(worldWords.streets);
  const street =
    country === 'DE' || country === 'AT'
      ? `${name}straße ${random.between(1, 120)}`
      : `${random.between(1, 240)} ${name} ${random.pick(['Street', 'Road', 'Lane', 'Avenue'])}`;
  return { street, town, postcode: near, country };
}

const letters = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

function domainOf(words: readonly string[], random: SeededRandom): string {
  const label = random.next() < 0.7 ? letters(words.join('')) : letters(words[0] ?? '') + random.between(1, 99);
  return `${label.slice(0, 24)}.example`;
}

function phoneOf(random: SeededRandom): string {
  return `0${random.between(100, 999)} ${random.between(100, 999)} ${String(random.between(0, 9999)).padStart(4, '0')}`;
}

/** Branches that only a number or a direction tells apart, all in one house and with one domain. */
function siblingsOf(company: Company, random: SeededRandom): readonly Company[] {
  const marks = random.pick([
    ['1', '2', '3'],
    ['North', 'South'],
    ['I', 'II'],
    ['East', 'West'],
    ['A', 'B'],
  ]);
  return marks.map((mark) => ({
    ...company,
    words: [...company.words, mark],
    phone: random.next() < 0.5 ? company.phone : phoneOf(random),
  }));
}

/** One brand in several towns; each has its own telephone, some share the domain. */
function franchisesOf(company: Company, random: SeededRandom): readonly Company[] {
  return [0, 1, 2].map((index) => {
    const place = settle(random);
    const words = random.next() < 0.5 ? [...company.words, place.town] : company.words;
    return {
      ...company,
      ...place,
      words,
      phone: phoneOf(random),
      domain: random.next() < 0.5 ? company.domain : `${letters(company.words.join(''))}${index}.example`,
    };
  });
}

/** A company and what belongs to it: other trade, same house. */
function daughtersOf(company: Company, random: SeededRandom): readonly Company[] {
  const head = company.words[0] ?? '';
  return [
    company,
    {
      ...company,
      words: [head, random.pick(worldWords.trades)],
      phone: phoneOf(random),
      tradeName: null,
      domain: random.next() < 0.4 ? company.domain : `${letters(head)}2.example`,
    },
  ];
}

interface Hand {
  readonly random: SeededRandom;
  readonly quality: Quality;
  /** Tidy hands write what the register says. */
  readonly isTidy: boolean;
}

const said = {
  rich: { domain: 0.9, phone: 0.85, address: 0.9 },
  medium: { domain: 0.45, phone: 0.5, address: 0.6 },
  poor: { domain: 0, phone: 0, address: 0 },
} as const;

function writeDown(company: Company, id: string, hand: Hand): CompanyRecord {
  const { random, quality } = hand;
  const says = said[quality];
  const place = random.next() < 0.05 ? { ...company, ...settle(random) } : company;
  const hasAddress = random.next() < says.address;
  return {
    id,
    name: writeName(company, hand),
    domain:
      random.next() < says.domain
        ? random.next() < 0.05
          ? 'gmail.com'
          : random.pick([company.domain, `www.${company.domain}`, `https://${company.domain}/`])
        : null,
    phone: random.next() < says.phone ? writePhone(company.phone, random) : null,
    street: hasAddress ? place.street : null,
    town: hasAddress ? place.town : null,
    postcode: hasAddress && random.next() < 0.85 ? place.postcode : null,
    country: hasAddress && random.next() < 0.5 ? place.country : null,
    externalId: null,
    entraTenantId: null,
  };
}

function writePhone(phone: string, random: SeededRandom): string {
  if (random.next() < 0.08) return phoneOf(random);
  return random.pick([phone, phone.replace(/ /g, '-'), `+44 (0)${phone.slice(1)}`, phone.replace(/ /g, '')]);
}

function writeName(company: Company, { random, isTidy }: Hand): string {
  const words = company.words;
  if (isTidy) return [...words, company.form].join(' ').trim();
  if (company.tradeName !== null && random.next() < 0.6)
    return `${[...words, company.form].join(' ')} ${random.pick(['t/a', 'dba', 'trading as'])} ${company.tradeName}`;
  let written = words.map((word) => (random.next() < 0.25 ? (worldWords.shortened[word] ?? word) : word));
  const draw = random.next();
  if (draw < 0.06)
    written = written.map((word, index) =>
      index === random.between(0, words.length - 1) && word.length > 4 ? misspell(word, random) : word,
    );
  else if (draw < 0.1 && (worldWords.fillers as readonly string[]).includes(written.at(-1) ?? '')) written = written.slice(0, -1);
  else if (draw < 0.13 && written.length > 1) written = [...written, random.pick(worldWords.fillers)];
  const spelling = random.pick([company.form, ...(worldWords.formSpellings[company.form] ?? [])]);
  const form = random.next() < 0.3 ? '' : spelling;
  let name = [...written, form].join(' ').trim();
  const accents = random.next();
  if (accents < 0.3) name = name.normalize('NFD').replace(/\p{M}/gu, '');
  else if (accents < 0.5) name = name.replace(/ü/g, 'ue').replace(/ö/g, 'oe').replace(/ä/g, 'ae').replace(/ø/g, 'o');
  if (random.next() < 0.2) name = name.replace(' & ', ' and ');
  const look = random.next();
  if (look < 0.08) name = name.toUpperCase();
  else if (look < 0.12) name = name.toLowerCase();
  else if (look < 0.15 && form !== '') name = `${written.join(' ')}, ${form}`;
  else if (look < 0.17) name = `${name} (Head Office)`;
  return name.replace(/^The /, random.next() < 0.5 ? '' : 'The ');
}
