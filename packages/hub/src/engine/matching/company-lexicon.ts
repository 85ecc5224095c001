import { foldText } from './fold-text.ts';
import type { CompanyRule } from './match-rule.ts';

/** What a word of a name is. It decides what the word weighs where both names have it, and where one has it. */
export type WordKind = 'rare' | 'generic' | 'trade' | 'place' | 'mark' | 'status';

/** The words of a rule, ready to be looked up. */
export interface CompanyLexicon {
  /** Family of a legal form by its words, joined by blanks. */
  readonly legalForms: ReadonlyMap<string, string>;
  readonly longestLegalForm: number;
  readonly kinds: ReadonlyMap<string, WordKind>;
  readonly marks: ReadonlyMap<string, string>;
  readonly stop: ReadonlySet<string>;
  readonly short: ReadonlyMap<string, string>;
  /** Finds what stands between a name and another one of the same company. */
  readonly alias: RegExp;
}

/** Makes the words of a rule ready. They are folded like names, so that a rule may be written with accents. */
export function buildCompanyLexicon(rule: CompanyRule): CompanyLexicon {
  const { words } = rule;
  const fold = (text: string) => foldText(text).text;
  const kinds = new Map<string, WordKind>();
  for (const [kind, list] of [
    ['place', words.places],
    ['trade', words.trades],
    ['generic', words.generic],
    ['status', words.status],
  ] as const)
    for (const word of list) kinds.set(fold(word), kind);
  const legalForms = new Map<string, string>();
  for (const [family, forms] of Object.entries(words.legalForms)) for (const form of forms) legalForms.set(fold(form), family);
  return {
    legalForms,
    longestLegalForm: [...legalForms.keys()].reduce((longest, form) => Math.max(longest, form.split(' ').length), 1),
    kinds,
    marks: new Map(Object.entries(words.marks).map(([word, meaning]) => [fold(word), meaning])),
    stop: new Set(words.stop.map(fold)),
    short: new Map(Object.entries(words.short).map(([word, whole]) => [fold(word), fold(whole)])),
    // The list is of the rule, so it is taken letter by letter: no pattern of somebody else is ever run.
    alias: new RegExp(`(?:^|[\\s(,;-])(?:${words.alias.map(escaped).join('|')})[\\s.:]+`, 'i'),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
