import type { MappingOutcome } from './mapping.queries.ts';

/** What an act came to: `212 changed. 3 were left as they were: It is decided already.` */
export function sayOutcome({ changed, leftAlone }: MappingOutcome): string {
  const reasons = [...new Set(leftAlone.map(({ reason }) => reason))].slice(0, 3).join(' ');
  const left =
    leftAlone.length === 0
      ? ''
      : ` ${leftAlone.length === 1 ? '1 was left as it was' : `${leftAlone.length.toLocaleString()} were left as they were`}: ${reasons}`;
  return `${changed.toLocaleString()} changed.${left}`;
}
