import { InvalidArgumentError } from 'commander';

/** A TCP port as an option. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return port;
}

/** `a,b,c` as a list without blanks and doubles. */
export function parseList(text: string): readonly string[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  if (names.length === 0) throw new InvalidArgumentError('The list is empty.');
  return [...new Set(names)];
}
