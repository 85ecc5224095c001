import type { RecordQuestion } from '@sundog/api';
import type { Db } from '../database.ts';

/** A saved view of a table. */
export interface SavedView {
  readonly id: number;
  /** The account that made it. */
  readonly owner: string;
  readonly ownerName: string;
  /** Table name. */
  readonly entity: string;
  readonly name: string;
  readonly question: RecordQuestion;
  /** Whether everybody in the workspace sees it. */
  readonly isShared: boolean;
  /** Whether the table opens with it. */
  readonly isDefault: boolean;
  readonly changedAt: Date;
}

const columns = `id, owner, owner_name AS "ownerName", entity, name, question, is_shared AS "isShared", is_default AS "isDefault",
  changed_at AS "changedAt"`;

/** The views that an account sees: its own and those that are shared. */
export async function listSavedViews(db: Db, owner: string, entity: string | null): Promise<readonly SavedView[]> {
  const { rows } = await db.client.query<SavedView>(
    `SELECT ${columns} FROM hub.saved_view WHERE (owner = $1 OR is_shared) AND ($2::text IS NULL OR entity = $2)
      ORDER BY entity, lower(name), id`,
    [owner, entity],
  );
  return rows;
}

/** One of an account's own views, or null. */
export async function findOwnView(db: Db, owner: string, id: number): Promise<SavedView | null> {
  const { rows } = await db.client.query<SavedView>(`SELECT ${columns} FROM hub.saved_view WHERE owner = $1 AND id = $2`, [
    owner,
    id,
  ]);
  return rows[0] ?? null;
}

/** Whether an account has another view of this name. */
export async function hasViewNamed(
  db: Db,
  view: Pick<SavedView, 'owner' | 'entity' | 'name'>,
  except: number | null,
): Promise<boolean> {
  const { rows } = await db.client.query(
    `SELECT FROM hub.saved_view WHERE owner = $1 AND entity = $2 AND lower(name) = lower($3) AND id IS DISTINCT FROM $4`,
    [view.owner, view.entity, view.name, except],
  );
  return rows.length > 0;
}

/** Keeps a view, new or (with its id) changed. Where it is the default, another of the same owner no longer is. */
export async function keepSavedView(db: Db, view: Omit<SavedView, 'id'>, id: number | null): Promise<SavedView> {
  if (view.isDefault)
    await db.client.query(
      `UPDATE hub.saved_view SET is_default = false
        WHERE owner = $1 AND entity = $2 AND is_shared = $3 AND is_default AND id IS DISTINCT FROM $4`,
      [view.owner, view.entity, view.isShared, id],
    );
  const values = [
    view.ownerName,
    view.name,
    JSON.stringify(view.question),
    view.isShared,
    view.isDefault,
    view.changedAt,
    view.owner,
  ];
  const { rows } = await db.client.query<SavedView>(
    id === null
      ? `INSERT INTO hub.saved_view (owner_name, name, question, is_shared, is_default, changed_at, owner, entity)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${columns}`
      : `UPDATE hub.saved_view SET owner_name = $1, name = $2, question = $3, is_shared = $4, is_default = $5, changed_at = $6
          WHERE owner = $7 AND id = $8 RETURNING ${columns}`,
    [...values, id ?? view.entity],
  );
  const [kept] = rows;
  if (!kept) throw new TypeError(`The view ${id} was to be changed and is not there.`);
  return kept;
}

/** Removes one of an account's own views. */
export async function deleteSavedView(db: Db, owner: string, id: number): Promise<void> {
  await db.client.query('DELETE FROM hub.saved_view WHERE owner = $1 AND id = $2', [owner, id]);
}
