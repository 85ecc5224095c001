import { foldText } from './fold-text.ts';
import type { UserRule } from './match-rule.ts';
import type { PersonRecord } from './person-record.ts';
import { emptyValueTest } from './plain-value.ts';
import { readPhone } from './read-phone.ts';

/** A user ready to be compared. Null: it does not say, or says nothing that counts. */
export interface PreparedPerson {
  readonly record: PersonRecord;
  /** First name, then the others. */
  readonly words: readonly string[];
  readonly suffix: string | null;
  readonly isOdd: boolean;
  readonly scripts: number;
  /** Addresses of mail and sign-in, in small letters, each once. */
  readonly addresses: readonly string[];
  readonly isSharedMailbox: boolean;
  readonly phone: string | null;
}

/** Makes a reader of users, as a rule says what counts for nothing. */
export function personReader(rule: UserRule): (record: PersonRecord) => PreparedPerson {
  const isEmpty = emptyValueTest(rule.emptyValues);
  const [titles, suffixes, shared] = [new Set(rule.titles), new Set(rule.suffixes), new Set(rule.sharedMailboxes)];
  return (record) => {
    const name = isEmpty(record.name) ? '' : (record.name ?? '');
    const folded = foldText(name.slice(0, 200));
    const words = orderedWords(folded.text).filter((word) => !titles.has(word));
    const addresses = [
      ...new Set([record.upn, record.email].flatMap((address) => (isEmpty(address) ? [] : (readAddressOf(address ?? '') ?? [])))),
    ];
    return {
      record,
      words: words.filter((word) => !suffixes.has(word)),
      suffix: words.find((word) => suffixes.has(word)) ?? null,
      isOdd: folded.isOdd,
      scripts: folded.scripts,
      addresses,
      isSharedMailbox: addresses.length > 0 && addresses.every((address) => shared.has(localPart(address).replace(/\d+$/, ''))),
      phone: readPhone(record.phone),
    };
  };
}

/** What stands before the sign: `jane.doe`. */
export function localPart(address: string): string {
  return address.slice(0, address.indexOf('@'));
}

function readAddressOf(given: string): string | null {
  const address = given
    .trim()
    .toLowerCase()
    .replace(/^smtp:/, '');
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? address : null;
}

/** `Doe, Jane (Accounts)` is `jane doe`. */
function orderedWords(folded: string): readonly string[] {
  const bare = folded.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/['’`´]/g, '');
  const [last = '', first = ''] = bare.split(',', 2);
  const text = bare.includes(',') ? `${first} ${last}` : bare;
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
