import type { Sandbox } from '@sundog/sandbox';
import type { SandboxMirror } from '../sync/sandbox-mirror.ts';

/** Which kept columns are compared, and the member of the sandbox's own rows that each must equal. Written by hand, so that no definition judges itself. */
const truths: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  client: { name: 'name', is_inactive: 'inactive', customer_type: 'customertype' },
  ticket: {
    status_id: 'status_id',
    agent_id: 'agent_id',
    ticket_type_id: 'tickettype_id',
    priority_id: 'priority_id',
    client_id: 'client_id',
  },
  asset: { inventory_number: 'inventory_number', client_id: 'client_id', asset_type_id: 'assettype_id' },
  'client-contract': { reference: 'ref', client_id: 'client_id' },
  'recurring-invoice': { client_id: 'client_id', is_disabled: 'disabled' },
  'recurring-invoice-line': { quantity: 'qty_order', unit_price: 'unit_price' },
  invoice: { client_id: 'client_id', is_posted: 'posted' },
  item: { name: 'name', base_price: 'baseprice' },
};

/** The entities whose past is compared, by the client's names. */
export const comparedEntities = Object.keys(truths);

/** Kept values of every record of every compared entity, by entity and key. */
export type Past = Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;

/** What the sandbox truly holds now. */
export function readTruth(sandbox: Sandbox, entities: readonly string[] = comparedEntities): Past {
  return Object.fromEntries(
    entities.map((entity) => [
      entity,
      Object.fromEntries(
        [...sandbox.oracle.snapshot(entity)].map((row) => [
          String(row['id']),
          Object.values(truths[entity] ?? {}).map((member) => plain(row[member])),
        ]),
      ),
    ]),
  );
}

/** What the hub says that the records were at a moment. */
export async function readAsOf(
  { query }: Pick<SandboxMirror, 'query'>,
  { connectionId, at, entities = comparedEntities }: { connectionId: number; at: Date; entities?: readonly string[] },
): Promise<Past> {
  const past: Record<string, Record<string, readonly unknown[]>> = {};
  for (const entity of entities) {
    const columns = Object.keys(truths[entity] ?? {});
    const rows = await query<Record<string, unknown>>(
      `SELECT id, ${columns.join(', ')} FROM hub.${entity.replaceAll('-', '_')}_as_of($1, $2)`,
      [connectionId, at],
    );
    past[entity] = Object.fromEntries(rows.map((row) => [String(row['id']), columns.map((column) => plain(row[column]))]));
    if (rows.length !== Object.keys(past[entity]).length) throw new Error(`${entity} has a record twice.`);
  }
  return past;
}

/** Amounts are text in the hub and numbers in Halo. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}
