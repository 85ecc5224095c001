const units: readonly (readonly [string, number])[] = [
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** A span of milliseconds in its largest whole unit: `3 weeks`, `26 hours`, `1 minute`. A unit is used from two of it on. */
export function spanText(ms: number): string {
  const [name, size] = units.find(([, unit]) => ms >= 2 * unit) ?? (['minute', 60_000] as const);
  const count = Math.max(0, Math.floor(ms / size));
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
