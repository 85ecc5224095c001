import { InvalidArgumentError } from 'commander';

/** The number of a plan, as it is typed. */
export function toPlanId(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It is the number of a plan, such as 12.');
  return Number(text);
}
