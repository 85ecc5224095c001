import { z } from 'zod';
import { eachText } from '../../engine/fields/each-text.ts';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const groups: Readonly<Record<string, string>> = { yyyy: '(?<y>\\d{4})', mm: '(?<m>\\d{1,2})', dd: '(?<d>\\d{1,2})' };

/** A date as it is written: `dd.mm.yyyy` gives a pattern without anything that repeats. */
function readerOf(format: string): (text: string) => number {
  if (format === 'iso')
    return (text) => Date.parse(/[zZ]|[+-]\d{2}:?\d{2}$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  if (format === 'unix') return (text) => Number(text) * 1_000;
  const pattern = new RegExp(`^${format.replaceAll('.', '\\.').replaceAll(/yyyy|mm|dd/g, (part) => groups[part] ?? part)}`);
  return (text) => {
    const { y, m, d } = pattern.exec(text)?.groups ?? {};
    const [year, month, day] = [Number(y), Number(m), Number(d)];
    const time = Date.UTC(year, month - 1, day);
    const read = new Date(time);
    // The 31st of February is the 3rd of March to the clock, and a mistake to people.
    return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? time : Number.NaN;
  };
}

/** Reads a date as it is written, and writes it as wanted. */
export const date = defineTransform({
  name: 'date',
  title: 'Reads a date as the tool writes it, and writes it as an instant, as a day, or as people read it in a time zone.',
  options: z.strictObject({
    from: z.enum(['iso', 'unix', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy', 'yyyy/mm/dd', 'yyyy-mm-dd']).default('iso'),
    to: z.enum(['instant', 'day', 'day-and-time']).default('instant'),
    zone: z.string().max(60).refine(isZone, 'It is no time zone, such as Europe/London.').default('UTC'),
  }),
  make: ({ from, to, zone }) => {
    const read = readerOf(from);
    // Swedish writes a date as ISO 8601 does.
    const written = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      ...(to === 'day-and-time' ? { timeStyle: 'short' } : {}),
    });
    return eachText((text) => {
      const time = read(text.trim());
      if (!Number.isFinite(time) || Math.abs(time) > 8e15)
        return { problem: `"${text.slice(0, 40)}" is no date as it was said.` };
      return to === 'instant' ? new Date(time).toISOString() : written.format(new Date(time));
    });
  },
  examples: [
    { options: {}, given: ['2027-01-31T00:00:00'], gives: ['2027-01-31T00:00:00.000Z'] },
    { options: { from: 'dd.mm.yyyy' }, given: ['31.1.2027'], gives: ['2027-01-31T00:00:00.000Z'] },
    { options: { from: 'mm/dd/yyyy', to: 'day' }, given: ['01/31/2027'], gives: ['2027-01-31'] },
    { options: { from: 'unix', to: 'day-and-time', zone: 'Europe/Berlin' }, given: [1_767_225_600], gives: ['2026-01-01 01:00'] },
    { options: { from: 'dd/mm/yyyy' }, given: ['31/02/2027'], gives: { problem: '"31/02/2027" is no date' } },
  ],
});
