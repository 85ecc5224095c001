import { join } from 'node:path';

/**
 * What Node is given to run the hub as its users do: from the start bundle where one of the present sources stands, else from the sources, which
 * takes three times as long.
 */
export const program: readonly string[] = [
  '--disable-warning=ExperimentalWarning',
  join(import.meta.dirname, '..', 'bin', 'start.mjs'),
];
