import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ownVerbs, publicVerbs, verbsOfInstallationOwner } from '../catalog/access-verbs.ts';
import { openAccessJournal } from '../engine/access/access-journal.ts';
import { makeOidcPeer } from '../engine/access/oidc-peer.ts';
import type { Principal } from '../engine/access/principal.ts';
import { isOwnerMissing } from '../features/access/first-owner.ts';
import { listProviders, type SingleSignOnDeps } from '../features/access/single-sign-on.ts';
import { createWorkspace } from '../features/access/workspace-settings.ts';
import { type Actor, localOperator, type RequestOrigin } from '../foundation/actor.ts';
import { systemClock } from '../foundation/clock.ts';
import { SessionNeededError } from '../foundation/errors/session-needed.ts';
import { laterKeys } from '../foundation/key-succession.ts';
import { makeVault } from '../foundation/vault.ts';
import { findAccountByEmail, isDemoInstallation } from '../store/rows/account-rows.ts';
import { demoOwnerEmail, demoOwnerFile } from './demo-owner.ts';
import type { Installation } from './open-installation.ts';

/** How one may sign in. */
export interface SignInOptions {
  readonly isOwnerMissing: boolean;
  readonly demo: { readonly email: string; readonly password: string } | null;
  readonly providers: readonly { readonly workspaceId: number; readonly name: string }[];
}

/** Accounts, sessions and keys of the installation, as the doors use them. */
export interface AccessDesk {
  /** What the verbs of access work with, for whoever asks over HTTP; null: nobody. */
  readonly depsFor: (principal: Principal | null, origin: RequestOrigin) => SingleSignOnDeps;
  /** The same for the person at the command line. */
  readonly operatorDeps: () => SingleSignOnDeps;
  readonly readOptions: () => Promise<SignInOptions>;
  /** Makes a workspace, with the database role for its users' SQL. */
  readonly createWorkspace: (
    deps: SingleSignOnDeps,
    input: { readonly name: string; readonly accountId: string },
  ) => Promise<{ readonly id: number }>;
  /** Whether the first owner is still to come. */
  readonly isOwnerMissing: () => Promise<boolean>;
}

const keptPassword = z.object({ password: z.string() });

/** Opens the desk of an installation. */
export function openAccessDesk({ store, key, settings, dataDir }: Installation): AccessDesk {
  const common = {
    store,
    clock: systemClock,
    journal: openAccessJournal(store),
    vault: makeVault(key.bytes, () => laterKeys(key, settings.secretKeyNext)),
    oidc: makeOidcPeer(),
  };
  return {
    depsFor: (principal, origin) => ({ ...common, actor: actorOf(principal, origin) }),
    operatorDeps: () => ({ ...common, actor: localOperator() }),
    readOptions: async () => {
      const [providers, isMissing, demo] = await Promise.all([
        listProviders(common),
        isOwnerMissing(common),
        store.inInstallation(async (db) => ((await isDemoInstallation(db)) ? findAccountByEmail(db, demoOwnerEmail) : null), {
          readOnly: true,
        }),
      ]);
      const isShown = demo?.isDemo === true && demo.disabledAt === null;
      return {
        isOwnerMissing: isMissing,
        demo: isShown ? await readDemoOwner(dataDir) : null,
        providers: providers.map(({ workspaceId, name }) => ({ workspaceId, name })),
      };
    },
    createWorkspace: async (deps, input) => {
      const made = await createWorkspace(deps, input);
      await store.access.addQueryRoles([made.id]);
      return made;
    },
    isOwnerMissing: () => isOwnerMissing(common),
  };
}

async function readDemoOwner(dataDir: string): Promise<SignInOptions['demo']> {
  try {
    const { password } = keptPassword.parse(JSON.parse(await readFile(join(dataDir, demoOwnerFile), 'utf8')));
    return { email: demoOwnerEmail, password };
  } catch {
    return null; // the demonstration runs elsewhere, or somebody took the file away: then nobody is told
  }
}

function actorOf(principal: Principal | null, origin: RequestOrigin): Actor {
  const may = new Set(publicVerbs);
  if (principal?.isComplete) for (const verb of ownVerbs) may.add(verb);
  if (principal?.isComplete && principal.isInstallationOwner) for (const verb of verbsOfInstallationOwner) may.add(verb);
  const { email: name = 'nobody', accountId } = principal ?? {};
  return { kind: 'person', name, may, origin, ...(accountId === undefined ? {} : { accountId }) };
}

/** Somebody who is signed in by password, and not by a key or an identity provider: only they change their account. @throws SessionNeededError */
export function assertByPassword(principal: Principal): Principal {
  if (principal.kind !== 'session' || principal.signedInBy !== 'password') throw new SessionNeededError();
  return principal;
}

/** Somebody who is signed in, and not a key. @throws SessionNeededError */
export function assertSession(principal: Principal): Principal {
  if (principal.kind !== 'session') throw new SessionNeededError();
  return principal;
}
