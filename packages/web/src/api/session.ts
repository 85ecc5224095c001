import type { Capability, Role } from '@sundog/api';
import { queryOptions } from '@tanstack/react-query';
import { call, callWhereThere } from './call.ts';

/** A workspace, as the person who is signed in stands in it. */
export interface SessionWorkspace {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly capabilities: readonly Capability[];
  readonly isLimitedToClients: boolean;
}

/** Who is signed in, as the frame needs to know. */
export interface Session {
  /** Null where the hub does not tell. */
  readonly person: Me | null;
  readonly workspaces: readonly SessionWorkspace[];
}

interface Me {
  readonly email: string;
  readonly displayName: string;
  /** Whether it is the owner of the demonstration, who ends with it. */
  readonly isDemo: boolean;
}

/** The session, asked once for all screens. Rejects with status 401 where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session> => {
    const [{ items }, me] = await Promise.all([
      call('workspaces.list', {}, { signal }),
      callWhereThere<Me>('account.me', {}, signal),
    ]);
    return { person: me, workspaces: items };
  },
  staleTime: 60_000,
});
