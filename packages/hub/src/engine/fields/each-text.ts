import type { CompiledTransform } from './transform-definition.ts';

/** A transform that changes every text and leaves everything else as it is. Null, or a text that is empty, is no value. */
export function eachText(change: (text: string) => string | number | null | { readonly problem: string }): CompiledTransform {
  return (values) => {
    const changed = [];
    for (const value of values) {
      if (value === null) {
        changed.push(null);
        continue;
      }
      const next = change(String(value));
      if (typeof next === 'object' && next !== null) return next;
      changed.push(next === '' ? null : next);
    }
    return { values: changed };
  };
}
