import { z } from 'zod';
import { defineTransform } from '../../engine/fields/transform-definition.ts';

const bytes = {
  ...{ B: 1, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 },
  ...{ KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3, TiB: 1024 ** 4, PiB: 1024 ** 5 },
} as const;
const units = Object.keys(bytes) as (keyof typeof bytes)[];

function read(text: string, from: keyof typeof bytes): number {
  const [, amount, unit] = /^([\d.,]{1,30}) ?([A-Za-z]{1,3})?$/.exec(text.trim()) ?? [];
  const named = unit === undefined ? from : units.find((one) => one.toLowerCase() === unit.toLowerCase());
  return named === undefined || amount === undefined ? Number.NaN : Number(amount.replaceAll(',', '')) * bytes[named];
}

/** Writes a size in another unit. */
export const unit = defineTransform({
  name: 'unit',
  title: 'Writes a size in another unit: B, KB, MB, GB, TB, PB by thousands, KiB to PiB by 1,024.',
  options: z.strictObject({
    /** Of numbers that name none. */
    from: z.enum(units).default('B'),
    to: z.enum(units),
    digits: z.int().min(0).max(6).default(0),
    /** Whether the unit is written behind it. */
    suffix: z.boolean().default(true),
  }),
  make:
    ({ from, to, digits, suffix }) =>
    (values) => {
      const written = [];
      for (const value of values) {
        const size = value === null ? null : read(String(value), from);
        if (size !== null && !Number.isFinite(size)) return { problem: `"${String(value).slice(0, 40)}" is no size.` };
        const amount = size === null ? null : Number((size / bytes[to]).toFixed(digits));
        written.push(amount === null || !suffix ? amount : `${amount} ${to}`);
      }
      return { values: written };
    },
  examples: [
    { options: { to: 'GiB' }, given: [17_179_869_184], gives: ['16 GiB'] },
    { options: { to: 'GB', digits: 1, suffix: false }, given: ['512,110 MB'], gives: [512.1] },
    { options: { from: 'MB', to: 'TB', digits: 2 }, given: [1_000_000], gives: ['1 TB'] },
    { options: { to: 'GB' }, given: ['plenty'], gives: { problem: '"plenty" is no size.' } },
  ],
});
