import { formatMoney } from './money.ts';

interface MoneyProps {
  /** Whole minor units: cents, pence, yen. */
  readonly minorUnits: number | bigint;
  /** ISO 4217. */
  readonly currency: string;
}

/** An amount, in the reader's way of writing it. */
export function Money({ minorUnits, currency }: MoneyProps) {
  return <span style={{ whiteSpace: 'nowrap' }}>{formatMoney(minorUnits, currency)}</span>;
}
