import type { Halo } from '@sundog/halo';
import type { ChangeDefinition } from '../../engine/plan/change-definition.ts';
import type { PlanContent } from '../../engine/plan/make-plan.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { ProductFeature } from '../../engine/xray/right.ts';
import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import type { Secret } from '../../foundation/secret.ts';
import type { Db } from '../../store/database.ts';
import { type ConnectionRow, findConnectionById } from '../../store/rows/connection-rows.ts';

/** An application of HaloPSA with an administrator's rights, lent for one act. It is kept nowhere. */
export interface Administrator {
  readonly clientId: string;
  readonly secret: Secret;
}

/** What a plan is saved with. */
export interface InstallPlanWish {
  readonly connectionId: number;
  readonly kind: 'install' | 'removal';
  readonly title: string;
  readonly remarks: readonly string[];
  readonly by: string;
  readonly at: Date;
}

/** What installing and removing works with. */
export interface InstallDeps extends VerbDeps {
  readonly changes: readonly ChangeDefinition[];
  /** What the Connect button needs, of the catalogue of rights. */
  readonly feature: ProductFeature;
  /** `SUNDOG_PUBLIC_URL`. */
  readonly publicUrl: string | null;
  /** Whether this hub answers at an address. */
  readonly answersAt: (url: string) => Promise<boolean>;
  /** A client that can only read: with the connection's own credentials, or with lent ones. Whoever opens it closes it. */
  readonly openForReading: (row: ConnectionRow, administrator: Administrator | null) => Promise<Halo>;
  /** Saves a plan, in the transaction of the caller. Returns its number. */
  readonly savePlan: (db: Db, content: PlanContent, wish: InstallPlanWish) => Promise<number>;
}

/** The connection. @throws ConnectionNotFoundError */
export async function readInstallConnection({ store, workspaceId }: InstallDeps, connectionId: number): Promise<ConnectionRow> {
  const row = await store.inWorkspace(workspaceId, (db) => findConnectionById(db, connectionId), { readOnly: true });
  if (!row || row.state === 'removed') throw new ConnectionNotFoundError(String(connectionId), []);
  return row;
}

/** A kind of change, by its name. @throws TypeError where the catalogue lacks it */
export function changeNamed({ changes }: Pick<InstallDeps, 'changes'>, name: string): ChangeDefinition {
  const found = changes.find((one) => one.name === name);
  if (!found) throw new TypeError(`The catalogue knows no change "${name}".`);
  return found;
}
