import { HubError } from './hub-error.ts';

/** No entity has this name. */
export class UnknownEntityError extends HubError {
  readonly code = 'unknown-entity';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Use the name of a mirror table, such as ticket or recurring_invoice; npx sundog status lists them.';

  constructor(name: string, known: readonly string[]) {
    super(`There is no entity "${name}".`);
    const near = known.filter((candidate) => isNear(name.toLowerCase().replaceAll('-', '_'), candidate));
    this.causes = [
      near.length > 0 ? `the nearest names are: ${near.join(', ')}` : 'entities are named in singular, with underscores',
    ];
  }
}

/** Whether two names begin alike, or differ by a letter that is wrong, missing, too many or in the wrong place. */
function isNear(typed: string, name: string): boolean {
  if (name.startsWith(typed.slice(0, 3))) return true;
  if (Math.abs(typed.length - name.length) > 1) return false;
  let from = 0;
  while (from < name.length && typed[from] === name[from]) from += 1;
  let same = 0;
  while (same < name.length - from && same < typed.length - from && typed.at(-1 - same) === name.at(-1 - same)) same += 1;
  return Math.max(typed.length, name.length) - from - same <= 2;
}
