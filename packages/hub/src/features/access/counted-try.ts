import { hashToken } from '../../engine/access/token.ts';
import { TooManyTriesError } from '../../foundation/errors/too-many-tries.ts';
import { forgetTries, giveTryBack, takeTry } from '../../store/rows/sign-in-try-rows.ts';
import type { AccessDeps } from './access-deps.ts';

/** Failures before the first wait: of one account, and of one address, behind which a whole office may sit. */
const free = { account: 5, address: 20 } as const;

/** A try that is counted. */
export interface CountedTry {
  /** It was right. */
  readonly succeed: () => Promise<void>;
}

/**
 * Counts a try at guessing something, in the database, so that all processes count together, and before it is made, so that a hundred at once
 * are a hundred. Whether the account exists makes no difference.
 * @param about `password a@example.test`
 * @throws TooManyTriesError
 */
export async function countTry(deps: AccessDeps, about: string): Promise<CountedTry> {
  const at = new Date(deps.clock.now());
  const account = hashToken(`account ${about}`);
  const address = hashToken(`address ${deps.actor.origin?.ip ?? 'local'}`);
  const wait = await deps.store.inInstallation(async (db) => {
    const ofAddress = await takeTry(db, { subject: address, free: free.address }, at);
    if (ofAddress !== null) return ofAddress;
    const ofAccount = await takeTry(db, { subject: account, free: free.account }, at);
    if (ofAccount !== null) await giveTryBack(db, address);
    return ofAccount;
  });
  if (wait !== null) throw new TooManyTriesError(wait);
  return {
    succeed: () =>
      deps.store.inInstallation(async (db) => {
        await forgetTries(db, account);
        await giveTryBack(db, address);
      }),
  };
}
