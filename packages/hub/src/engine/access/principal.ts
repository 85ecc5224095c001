import type { Capability, Role } from '@sundog/api';
import type { ReaderLimits } from '../../store/database.ts';

/** Who asks over HTTP: a person by a session, or a program by a key of a person. */
export interface Principal {
  readonly kind: 'session' | 'api-key';
  /** Of the session or the key. */
  readonly id: string;
  readonly accountId: string;
  /** The e-mail address; for logs and the audit. */
  readonly email: string;
  readonly displayName: string;
  readonly isInstallationOwner: boolean;
  /** How the session came about. Absent: a key. Only who came by password may change the account itself. */
  readonly signedInBy?: 'password' | 'single-sign-on';
  /** False: the second factor is still to come; nothing but signing in and out is open. */
  readonly isComplete: boolean;
  /** By number of the workspace. For a key: of its one workspace. */
  readonly memberships: ReadonlyMap<number, Membership>;
}

/** What somebody is in one workspace. */
export interface Membership {
  readonly workspaceId: number;
  readonly workspaceName: string;
  readonly role: Role;
  /** Of the role; for a key, those that it was given as well. */
  readonly capabilities: ReadonlySet<Capability>;
  /** What may be read of the mirror: what was granted to the person, a group of theirs, or the role. */
  readonly reader: ReaderLimits;
  /** Connections that another workspace shows to this one: of these nothing but the mirror is open, to whoever may read it. */
  readonly linkedIds: ReadonlySet<number>;
  /** `address`: the workspace cannot be reached from where the request came. Absent: it can. */
  readonly isShutTo?: 'address';
}
