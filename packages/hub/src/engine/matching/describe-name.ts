import { type ComparedWord, nameFinding } from './name-comparer.ts';

const remarks: readonly (readonly [number, string])[] = [
  [nameFinding.lookAlike, 'They look alike, but are not written with the same letters.'],
  [nameFinding.sibling, 'A number or a direction tells them apart.'],
  [nameFinding.status, 'One says something about its record.'],
  [nameFinding.contradicted, 'Each has a word that the other lacks.'],
  [nameFinding.extended, 'One has a telling word more.'],
  [nameFinding.near, 'Slips were forgiven.'],
  [nameFinding.equal, 'The names are the same.'],
];

/** Says of two names which words they share and lack, each with its bits. */
export function describeName(words: readonly ComparedWord[], findings: number): string {
  const parts = words.map(({ left, right, weight }) => {
    const bits = `${weight < 0 ? '' : '+'}${weight.toFixed(1)}`;
    if (left === null) return `only right "${right}" ${bits}`;
    if (right === null) return `only left "${left}" ${bits}`;
    return left === right ? `"${left}" ${bits}` : `"${left}" as "${right}" ${bits}`;
  });
  const said = remarks.filter(([finding]) => findings & finding).map(([, text]) => text);
  return [`${parts.join(', ')}.`, ...said].join(' ');
}
