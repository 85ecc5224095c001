import { z } from 'zod';

/** A number that names a thing: workspace, connection. */
export const id = z.coerce.number().int().min(1).max(2_147_483_647);

/** The params of every route of a workspace. */
export const workspaceParams = z.object({ workspaceId: id });

/** The params of every route of a connection. */
export const connectionParams = z.object({ workspaceId: id, connectionId: id });

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();

/** The query of every list: where to go on, and how many at once. */
export const pageQuery = z.object({
  /** `nextCursor` of the page before; its content is nobody's business. */
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    /** Null: this is the last page. */
    nextCursor: z.string().nullable(),
    /** How many there are in all, where that is known. */
    total: z.int().nullable(),
  });
}
