import type { HaloEntity } from '@sundog/halo';

/** One way from a row to the client that it belongs to. */
export interface ClientWay {
  /** Our name of the field that leads on, or Halo's name of a member that the definition has no field for. */
  readonly by: string;
  /** What it names: the client itself, or a record (by entity name) that has its own way to it. */
  readonly to: string;
}

/**
 * How the rows of an entity are known to belong to a client; or why none of them belongs to one. A row belongs to it by any of its ways.
 * `erasesStrays`: rows that name nobody at all may hold anybody's text; they are erased and kept out with whichever client is.
 */
export type ClientPath =
  | { readonly ways: readonly ClientWay[]; readonly erasesStrays?: boolean }
  /** `isSetting`: a setting of the whole HaloPSA, which also those may see who are limited to some clients. */
  | { readonly none: string; readonly isSetting?: boolean };

/** What of an entity's definition governs how long and for whom its rows are kept. The catalog's definitions have this shape. */
export interface GovernedEntity {
  readonly halo: HaloEntity;
  readonly clientPath: ClientPath;
  /** Our name of the date from which its records age; null: there is none, and they are kept for ever. */
  readonly agesBy: string | null;
}

/** The ways of an entity, none where none of its rows belongs to a client. */
export function waysOf({ clientPath }: Pick<GovernedEntity, 'clientPath'>): readonly ClientWay[] {
  return 'ways' in clientPath ? clientPath.ways : [];
}

/** Halo's name of the member that a way goes by. */
export function wireOf(halo: HaloEntity, { by }: ClientWay): string {
  return halo.fields[by]?.wire ?? by;
}

/** See {@link ClientPath}. */
export function erasesStrays({ clientPath }: Pick<GovernedEntity, 'clientPath'>): boolean {
  return 'ways' in clientPath && clientPath.erasesStrays === true;
}

/** Whether everybody who may see the connection may see its rows. See {@link ClientPath}. */
export function isSetting({ clientPath }: Pick<GovernedEntity, 'clientPath'>): boolean {
  return 'none' in clientPath && clientPath.isSetting === true;
}
