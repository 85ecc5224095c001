import type { FieldMapEntry } from './field-map.queries.ts';

/** Which way values go, in words. */
export const directionWords: Readonly<Record<FieldMapEntry['direction'], string>> = {
  'to-halo': 'To HaloPSA',
  'from-halo': 'From HaloPSA',
  both: 'Both ways',
};

/** When a value takes the place of another, in words. */
export const overwriteWords: Readonly<Record<FieldMapEntry['overwrite'], string>> = {
  never: 'Never; new assets only',
  'if-blank': 'Where it is blank',
  always: 'Always',
};

/** What holds where both sides changed, in words. */
export const conflictWords: Readonly<Record<FieldMapEntry['onConflict'], string>> = {
  'halo-wins': 'HaloPSA stays',
  'source-wins': 'The source wins',
  ask: 'A person decides',
};

/** Words as the choices of a list. */
export const choicesOf = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as Value, label }));

/** The fields of the source that a line reads. */
export const namesFrom = ({ from }: Pick<FieldMapEntry, 'from'>): readonly string[] => (typeof from === 'string' ? [from] : from);

/** A line that nobody has filled in yet. */
export const blankEntry: FieldMapEntry = {
  from: [],
  to: '',
  direction: 'to-halo',
  overwrite: 'if-blank',
  transforms: [],
  onConflict: 'ask',
  authority: 100,
};

/**
 * What is wrong with a line. The hub tells each problem with the field of HaloPSA before it.
 * @returns without the name of the field
 */
export function problemsOfLine(to: string, problems: readonly string[]): readonly string[] {
  const head = `${to}: `;
  return problems.filter((problem) => problem.startsWith(head)).map((problem) => problem.slice(head.length));
}
