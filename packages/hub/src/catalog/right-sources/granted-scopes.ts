import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource, type Sight } from '../../engine/xray/right-source.ts';
import { coversScope } from '../checks/scope-cover.ts';
import { applicationPermissions } from '../rights/application-permissions.ts';
import { memberOf, rowsOf } from './members.ts';
import { findOwnApplication } from './own-application.ts';

/** Lifts the restriction by team and nothing else, and nothing else implies it: tokens carry it beside `all` (API.md 1.5). */
const allTeams = 'all:teams';

/** The permissions of the application: what the token says was granted, else what the application itself shows to administrators (API.md 1.5). */
export const grantedScopes = defineRightSource({
  name: 'granted-scopes',
  title: "The application's permissions",
  read: async (sight) => {
    const { held, evidence, why } = await findHeldScopes(sight);
    return applicationPermissions.map(({ id, label }): RightReadingInput => {
      if (held === null) return { right: id, why };
      const via = viaOf(held, label);
      if (via === null) return { right: id, atMost: 'No', evidence: [`${evidence} ${label} is not among them.`] };
      return {
        right: id,
        atLeast: 'Yes',
        evidence: [via === label ? evidence : `${evidence} ${via} covers ${label}.`],
        impliedBy: via === label ? null : `scope:${via}`,
      };
    });
  },
});

interface HeldScopes {
  /** Null: nobody says. */
  readonly held: readonly string[] | null;
  readonly evidence: string;
  readonly why: string;
}

/**
 * What Halo grants for `scope=all` is not documented: the reply may name what was granted, or repeat what was asked (API.md 1.5). A reply
 * that only repeats proves nothing, so the application's own record decides then, where an administrator may see it.
 */
async function findHeldScopes(sight: Sight): Promise<HeldScopes> {
  const { facts } = sight.probe;
  const granted = facts?.grantedScopes ?? null;
  const isEcho = granted !== null && sameSet(granted, facts?.requestedScopes ?? []);
  if (granted !== null && !isEcho) return { held: granted, evidence: `The token has ${granted.length} permissions.`, why: '' };
  const own = await findOwnApplication(sight);
  const names = own.row === null ? null : (rowsOf('NHD_Identity_Application', own.row, 'scopes') ?? null);
  if (names !== null) {
    const held = names.map((one) => String(memberOf('NHD_Identity_ApplicationScope', one, 'name') ?? ''));
    return { held, evidence: `The application shows ${held.length} permissions.`, why: '' };
  }
  const token = granted === null ? 'The token does not say what it may do.' : 'The token only repeats what was asked for.';
  return { held: null, evidence: '', why: `${token} ${own.why}` };
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

/** By which held permission a wanted one is open; null: by none. */
function viaOf(held: readonly string[], wanted: string): string | null {
  const own = held.find((name) => name.toLowerCase() === wanted.toLowerCase());
  if (own !== undefined) return wanted;
  if (wanted === allTeams) return null;
  return held.find((name) => name !== allTeams && coversScope([name], wanted)) ?? null;
}
