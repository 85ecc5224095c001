import { comparePersonNames, indexNicknames, type Nicknames } from './compare-person-names.ts';
import { placesByClient } from './match-assets.ts';
import type { EvidenceItem } from './match-pair.ts';
import type { UserRule } from './match-rule.ts';
import type { PersonRecord } from './person-record.ts';
import { localPart, type PreparedPerson, personReader } from './prepared-person.ts';
import { priorEvidence } from './prior-evidence.ts';
import { isSamePhone } from './read-phone.ts';
import { weighLevel } from './weigh-level.ts';
import { sumEvidence, type WeighedPair } from './weighed-pair.ts';

interface Lists {
  readonly left: readonly PersonRecord[];
  readonly right: readonly PersonRecord[];
}

/** Every pair of users that is worth a thought, weighed, client by client. Users of different clients, or of none, are never compared. */
export function* matchPeople(given: Lists, rule: UserRule): Generator<readonly WeighedPair[]> {
  const read = personReader(rule);
  const lists = { left: given.left.map(read), right: given.right.map(read) };
  const nicknames = indexNicknames(rule.nicknames);
  const least = Math.log2(rule.thresholds.suggest / (1 - rule.thresholds.suggest));
  for (const places of placesByClient(given)) {
    const prior = priorEvidence(rule, Math.max(places.left.length, places.right.length));
    const byKey = new Map<string, number[]>();
    for (const place of places.right)
      for (const key of keysOf(lists.right[place], nicknames)) byKey.set(key, [...(byKey.get(key) ?? []), place]);
    const weigh = (left: number, right: number): WeighedPair[] => {
      const [one, other] = [lists.left[left], lists.right[right]];
      if (!one || !other) return [];
      const { evidence, doubt } = weighPeople(one, other, { rule, nicknames });
      const pair = sumEvidence(left, right, { evidence: [prior, ...evidence], doubt });
      return pair.bits >= least ? [pair] : [];
    };
    yield places.left.flatMap((left) =>
      [...new Set(keysOf(lists.left[left], nicknames).flatMap((key) => byKey.get(key) ?? []))].flatMap((right) =>
        weigh(left, right),
      ),
    );
  }
}

function keysOf(person: PreparedPerson | undefined, nicknames: Nicknames): readonly string[] {
  if (!person) return [];
  const { words, addresses, phone } = person;
  return [
    ...addresses.flatMap((address) => [`a:${address}`, `l:${localPart(address)}`]),
    ...(phone === null ? [] : [`p:${phone.slice(-7)}`]),
    ...words.filter((word) => word.length > 1 && !nicknames.has(word)).map((word) => `w:${word}`),
    ...(words.length > 1
      ? [`n:${words.toSorted().join(' ')}`, `f:${(words[0] ?? '').slice(0, 3)}${(words.at(-1) ?? '').slice(0, 3)}`]
      : words.map((word) => `n:${word}`)),
    ...loginsOf(person).map((login) => `l:${login}`),
  ];
}

/** What people's addresses usually begin with. */
function loginsOf({ words }: PreparedPerson): readonly string[] {
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (words.length < 2) return [];
  return [
    `${first}.${last}`,
    `${first}${last}`,
    `${first[0]}${last}`,
    `${first[0]}.${last}`,
    `${first}${last[0]}`,
    `${last}.${first}`,
    `${last}${first[0]}`,
    `${first}_${last}`,
    `${last}${first}`,
    `${first}-${last}`,
  ];
}

interface PersonScales {
  readonly rule: UserRule;
  readonly nicknames: Nicknames;
}

function weighPeople(
  left: PreparedPerson,
  right: PreparedPerson,
  { rule, nicknames }: PersonScales,
): { readonly evidence: readonly EvidenceItem[]; readonly doubt: string | null } {
  const name = comparePersonNames(left, right, nicknames);
  const evidence: EvidenceItem[] = [...weighAddress(left, right, rule)];
  if (name !== null)
    evidence.push(
      ...weighLevel(rule, {
        field: 'name',
        left: left.record.name,
        right: right.record.name,
        level: name,
        note: nameNotes[name] ?? '',
      }),
    );
  if (left.phone !== null && right.phone !== null) {
    const isSame = isSamePhone(left.phone, right.phone);
    const given = { field: 'phone', left: left.record.phone, right: right.record.phone, level: isSame ? 'equal' : 'different' };
    evidence.push(...weighLevel(rule, { ...given, note: isSame ? 'The telephone is the same.' : 'The telephones differ.' }));
  }
  return { evidence, doubt: doubtPeople(evidence, left, right) };
}

const nameNotes: Readonly<Record<string, string>> = {
  equal: 'The name is the same.',
  nickname: 'The first names stand for each other.',
  initial: 'One has the initial of the first name.',
  near: 'The names differ in one letter.',
  'one-word': 'One has a single name, which the other has too.',
  different: 'The names differ.',
};

function weighAddress(left: PreparedPerson, right: PreparedPerson, rule: UserRule): EvidenceItem[] {
  const given = { field: 'address', left: left.addresses.join(' ') || null, right: right.addresses.join(' ') || null };
  if (left.addresses.some((address) => right.addresses.includes(address)))
    return weighLevel(rule, { ...given, level: 'equal', note: 'They have an address of mail or sign-in in common.' });
  if (left.addresses.length > 0 && right.addresses.length > 0) {
    const locals = new Set(left.addresses.map(localPart));
    const isSame = right.addresses.some((address) => locals.has(localPart(address)));
    return weighLevel(rule, {
      ...given,
      level: isSame ? 'same-local-part' : 'different',
      note: isSame ? 'The addresses differ in their domain only.' : 'The addresses differ.',
    });
  }
  const [address, person] = left.addresses.length > 0 ? [left.addresses[0], right] : [right.addresses[0], left];
  if (address === undefined || !loginsOf(person).includes(localPart(address))) return [];
  return weighLevel(rule, { ...given, level: 'fits-name', note: 'The address of the one fits the name of the other.' });
}

function doubtPeople(evidence: readonly EvidenceItem[], left: PreparedPerson, right: PreparedPerson): string | null {
  const level = (field: string) => evidence.find((item) => item.field === field)?.level ?? null;
  const name = level('name');
  if (left.isOdd !== right.isOdd || (left.isOdd && left.record.name !== right.record.name))
    return 'The names are written with letters that look alike.';
  if (left.scripts !== right.scripts && left.scripts !== 0 && right.scripts !== 0)
    return 'The names are written in different scripts.';
  if (left.suffix !== right.suffix && (left.suffix !== null || right.suffix !== null) && level('address') !== 'equal')
    return 'A word tells father from son.';
  if (level('address') === 'equal') {
    if (name === 'different') return 'The address is the same, the names differ: it may have been given to somebody else.';
    return null;
  }
  if (left.isSharedMailbox !== right.isSharedMailbox && left.addresses.length > 0 && right.addresses.length > 0)
    return 'One is the mailbox of a task.';
  if (name === 'equal')
    return level('address') === 'different' && level('phone') !== 'equal' ? 'The name is the same, the addresses differ.' : null;
  const support = evidence.reduce((sum, { field, weight }) => (field === 'address' || field === 'phone' ? sum + weight : sum), 0);
  return support >= 6 && name !== 'different' && name !== null ? null : 'Only a part of the name is the same.';
}
