/** Pence as the number that stands in JSON: two decimals at most, so its text is exact. */
export const inPounds = (pence: number): number => pence / 100;

/** VAT of 20 percent on pence, halves away from zero. */
export function taxOn(pence: number): number {
  return Math.sign(pence) * Math.floor((Math.abs(pence) * 20 + 50) / 100);
}
