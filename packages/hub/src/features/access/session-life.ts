import { makeToken } from '../../engine/access/token.ts';
import type { Actor } from '../../foundation/actor.ts';
import type { Db } from '../../store/database.ts';
import { completeSession, insertSession, type NewSession } from '../../store/rows/session-rows.ts';

const minute = 60_000;
const hour = 60 * minute;

/** How long sessions last, in milliseconds: unused, at the most, and until the second factor must have come. */
export const sessionLife = { idle: 12 * hour, longest: 30 * 24 * hour, half: 10 * minute } as const;

/** A session that has just begun. Its token goes into the cookie and nowhere else. */
export interface BegunSession {
  readonly token: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
  /** `second-factor`: nothing else is open before. */
  readonly next: 'done' | 'second-factor';
}

/** Begins a session. @param now in milliseconds */
export async function beginSession(
  db: Db,
  wish: Pick<NewSession, 'accountId' | 'method' | 'isComplete' | 'onlyWorkspaceId'>,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<BegunSession> {
  const { token, tokenHash } = makeToken();
  const expiresAt = new Date(now + (wish.isComplete ? sessionLife.longest : sessionLife.half));
  const { ip = 'local', userAgent = null } = actor.origin ?? {};
  const sessionId = await insertSession(db, { ...wish, tokenHash, expiresAt, ip, userAgent, at: new Date(now) });
  return { token, sessionId, expiresAt, next: wish.isComplete ? 'done' : 'second-factor' };
}

/** The second factor has come: another token (TRUST S56), and the whole length. @param now in milliseconds */
export async function finishSession(db: Db, sessionId: string, now: number): Promise<BegunSession> {
  const { token, tokenHash } = makeToken();
  const expiresAt = new Date(now + sessionLife.longest);
  await completeSession(db, { id: sessionId, tokenHash, expiresAt });
  return { token, sessionId, expiresAt, next: 'done' };
}
