import type { Actor } from '../../foundation/actor.ts';
import { type DoingDeps, describeDoing, keepRefusal, type Refusal, writeAlone } from './keep-attempt.ts';

/** Rows that one actor adds to one chain by being refused, per window. What comes beyond is counted, and becomes one row at its end. */
const rowsPerWindow = 20;
const windowMs = 60_000;

/** The verb of the row that stands for many refusals. */
const countedVerb = 'refusals.count';

/** Keeps in the audit what the doors refuse, without letting anybody fill it: each row is for good, and one waits for the other. */
export interface RefusalBook {
  /** @param workspaceId null: it concerns no workspace of the actor's @throws DatabaseUnavailableError where the row cannot be kept */
  readonly keep: (actor: Actor, workspaceId: number | null, refusal: Refusal) => Promise<void>;
  /** Writes the rows of what was only counted until now. */
  readonly close: () => Promise<void>;
}

interface Window {
  readonly began: number;
  readonly timer: NodeJS.Timeout;
  readonly workspaceId: number | null;
  rows: number;
  /** Those that have no row, by code. */
  readonly counted: Map<string, number>;
  /** Who was refused last, from where. */
  actor: Actor;
}

/**
 * A book for one process. What it has counted dies with the process that is killed: at most a minute's, of which the first rows are kept.
 * @param onError told where the row of a window could not be written
 */
export function openRefusalBook(deps: Pick<DoingDeps, 'store' | 'clock'>, onError: (error: unknown) => void): RefusalBook {
  const open = new Map<string, Window>();
  const end = async (name: string) => {
    const window = open.get(name);
    open.delete(name);
    clearTimeout(window?.timer);
    if (!window || window.counted.size === 0) return;
    const { actor, workspaceId, began, counted } = window;
    const times = [...counted.values()].reduce((sum, one) => sum + one, 0);
    const detail = { times, since: new Date(began).toISOString(), codes: Object.fromEntries(counted) };
    const doing = { ...deps, actor, workspaceId };
    await writeAlone(doing, { ...describeDoing(doing, countedVerb), subject: '', result: 'refused', detail });
  };
  const windowOf = (actor: Actor, workspaceId: number | null): Window => {
    const name = `${workspaceId} ${actor.accountId ?? `${actor.kind}:${actor.name}`}`;
    const found = open.get(name);
    if (found) return found;
    const timer = setTimeout(() => void end(name).catch(onError), windowMs);
    timer.unref();
    const made: Window = { began: deps.clock.now(), timer, workspaceId, rows: 0, counted: new Map(), actor };
    open.set(name, made);
    return made;
  };
  return {
    keep: async (actor, workspaceId, refusal) => {
      const window = windowOf(actor, workspaceId);
      window.actor = actor;
      if (window.rows >= rowsPerWindow) {
        window.counted.set(refusal.code, (window.counted.get(refusal.code) ?? 0) + 1);
        return;
      }
      window.rows += 1;
      await keepRefusal({ ...deps, actor, workspaceId }, refusal);
    },
    close: async () => {
      for (const name of [...open.keys()]) await end(name).catch(onError);
    },
  };
}
