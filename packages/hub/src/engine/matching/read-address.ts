import { countEdits } from './count-edits.ts';
import { foldText } from './fold-text.ts';
import { plainValue } from './plain-value.ts';

/** An address, as it is compared. Null: it says nothing of this. */
export interface PlainAddress {
  readonly number: string | null;
  readonly street: readonly string[];
  readonly postcode: string | null;
  readonly town: string | null;
  readonly country: string | null;
}

/** What an address is read from. */
export interface GivenAddress {
  readonly street: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
}

const kindsOfStreet = new Set(
  'street st str strasse avenue ave av road rd drive dr lane ln boulevard blvd bd court ct place pl square sq way parkway pkwy highway hwy route rte terrace ter close crescent cres gardens gdns rue via calle avenida carrer platz weg allee gasse straat laan plein weg vej gata gatan ulica ul'.split(
    ' ',
  ),
);
const rooms = new Set(
  'suite ste unit apt apartment floor fl room rm building bldg flat office level etage og eg stock no nr po box'.split(' '),
);
const directions: Readonly<Record<string, string>> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
};

/** Countries by two letters; what is not known stays as it is written. */
const countries: Readonly<Record<string, string>> = {
  unitedkingdom: 'gb',
  uk: 'gb',
  greatbritain: 'gb',
  england: 'gb',
  scotland: 'gb',
  wales: 'gb',
  northernireland: 'gb',
  gbr: 'gb',
  unitedstates: 'us',
  usa: 'us',
  unitedstatesofamerica: 'us',
  america: 'us',
  germany: 'de',
  deutschland: 'de',
  deu: 'de',
  france: 'fr',
  fra: 'fr',
  spain: 'es',
  espana: 'es',
  esp: 'es',
  italy: 'it',
  italia: 'it',
  ita: 'it',
  netherlands: 'nl',
  thenetherlands: 'nl',
  nederland: 'nl',
  holland: 'nl',
  nld: 'nl',
  belgium: 'be',
  belgie: 'be',
  belgique: 'be',
  austria: 'at',
  osterreich: 'at',
  switzerland: 'ch',
  schweiz: 'ch',
  suisse: 'ch',
  ireland: 'ie',
  irl: 'ie',
  canada: 'ca',
  can: 'ca',
  australia: 'au',
  aus: 'au',
  newzealand: 'nz',
  nzl: 'nz',
  denmark: 'dk',
  danmark: 'dk',
  sweden: 'se',
  sverige: 'se',
  norway: 'no',
  norge: 'no',
  finland: 'fi',
  suomi: 'fi',
  poland: 'pl',
  polska: 'pl',
  portugal: 'pt',
  southafrica: 'za',
};

/** Reads an address for comparing. @param isEmpty tells what stands for nothing */
export function readAddress(given: GivenAddress, isEmpty: (text: string | null) => boolean): PlainAddress {
  const plain = (text: string | null) => (isEmpty(text) ? null : plainValue(text ?? ''));
  const country = plain(given.country);
  const words = isEmpty(given.street) ? [] : streetWords(given.street ?? '');
  const number = words.find((word) => /^\d/.test(word)) ?? null;
  return {
    number,
    street: words.filter((word) => !/^\d+$/.test(word) && word !== number),
    postcode: plain(given.postcode)?.replace(/^0+(?=\d{3})/, '') ?? null,
    town: plain(given.town),
    country: country === null ? null : (countries[country] ?? country),
  };
}

function streetWords(street: string): readonly string[] {
  const tokens = foldText(street)
    .text.replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
  return tokens
    .filter((token, index) => !rooms.has(token) && !(rooms.has(tokens[index - 1] ?? '') && /^(?:\d+\w?|\w)$/.test(token)))
    .map((token) => directions[token] ?? token.replace(/(?<=\p{L}{3})(?:strasse|str)$/u, ''))
    .map((token) => /^(\d+)(?:st|nd|rd|th)$/.exec(token)?.[0] ?? token)
    .filter((token) => !kindsOfStreet.has(token));
}

/** What two addresses in the same house have in common; null: it does not say. */
export function houseKey({ number, street, postcode, town }: PlainAddress): string | null {
  const longest = street.reduce((word, next) => (next.length > word.length ? next : word), '');
  return number === null || longest.length < 2 ? null : `${number}|${longest}|${town ?? postcode ?? ''}`;
}

/** How two addresses compare, as a level of the rule; null: they say nothing of each other. */
export function compareAddresses(left: PlainAddress, right: PlainAddress): string | null {
  const both = (a: string | null, b: string | null) => a !== null && b !== null;
  const samePostcode = both(left.postcode, right.postcode) ? isSamePostcode(left.postcode ?? '', right.postcode ?? '') : null;
  const sameTown = both(left.town, right.town) ? isSameTown(left.town ?? '', right.town ?? '') : null;
  if (both(left.country, right.country) && left.country !== right.country) return 'other-country';
  if (!(samePostcode === false && sameTown === false) && both(left.number, right.number) && left.number === right.number) {
    const overlap = overlapOf(left.street, right.street);
    if (overlap === 1) return 'same-street';
    if (overlap > 0) return 'near-street';
  }
  const otherHouse = both(left.number, right.number) && left.street.length > 0 && right.street.length > 0;
  if (samePostcode === true && sameTown !== false) return otherHouse ? 'other-house' : 'same-postcode';
  if (sameTown === true) return otherHouse ? 'other-house' : 'same-town';
  if (otherHouse && samePostcode === null && sameTown === null) return 'other-house';
  return samePostcode === false || sameTown === false ? 'different' : null;
}

function isSamePostcode(left: string, right: string): boolean {
  return (
    left === right ||
    (Math.min(left.length, right.length) >= 5 && /^\d+$/.test(left + right) && left.slice(0, 5) === right.slice(0, 5))
  );
}

function isSameTown(left: string, right: string): boolean {
  return (
    left === right ||
    (Math.min(left.length, right.length) > 5 && countEdits(left, right, 1) <= 1) ||
    (Math.min(left.length, right.length) > 3 && (left.startsWith(right) || right.startsWith(left)))
  );
}

/** The share of the shorter street's words that the other has, a slip allowed. */
function overlapOf(left: readonly string[], right: readonly string[]): number {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  if (few.length === 0) return 0;
  const found = few.filter((word) =>
    many.some((other) => word === other || (word.length > 4 && countEdits(word, other, 1) <= 1)),
  );
  return found.length / few.length;
}
