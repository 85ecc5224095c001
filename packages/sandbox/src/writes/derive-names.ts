import type { Instance } from '../instance.ts';
import type { Row } from '../tables/table.ts';

/** A member that Halo fills from the record that another member names. */
interface Derived {
  readonly id: string;
  readonly member: string;
  readonly entity: string;
  readonly from: string;
}

const derived: readonly Derived[] = [
  { id: 'site_id', member: 'client_id', entity: 'site', from: 'client_id' },
  { id: 'client_id', member: 'client_name', entity: 'client', from: 'name' },
  { id: 'site_id', member: 'site_name', entity: 'site', from: 'name' },
  { id: 'user_id', member: 'user_name', entity: 'user', from: 'name' },
  { id: 'user_id', member: 'user_email', entity: 'user', from: 'emailaddress' },
  { id: 'agent_id', member: 'agent_name', entity: 'agent', from: 'name' },
  { id: 'status_id', member: 'status_name', entity: 'status', from: 'name' },
  { id: 'tickettype_id', member: 'tickettype_name', entity: 'ticket-type', from: 'name' },
  { id: 'sla_id', member: 'sla_name', entity: 'sla', from: 'name' },
  { id: 'assettype_id', member: 'assettype_name', entity: 'asset-type', from: 'name' },
  { id: 'assetgroup_id', member: 'assetgroup_name', entity: 'asset-group', from: 'name' },
  { id: 'supplier_id', member: 'supplier_name', entity: 'supplier', from: 'name' },
  { id: 'contract_id', member: 'contract_ref', entity: 'client-contract', from: 'ref' },
  { id: 'toplevel_id', member: 'toplevel_name', entity: 'top-level', from: 'name' },
  { id: 'department_id', member: 'department_name', entity: 'department', from: 'name' },
];

/** Entities where a derived pair means something else than elsewhere. */
const exempt = new Set(['asset.status_id', 'site.client_id', 'client.site_id']);

/** A row on its way into its table. */
interface Writing {
  readonly row: Row;
  readonly changed: ReadonlySet<string>;
  /** Whether the kind of row has a member. */
  readonly knows: (member: string) => boolean;
}

/** Sets the members that follow from ids which changed; only members that the row or its kind already has are set. */
export function deriveNames(halo: Instance, entity: string, { row, changed, knows }: Writing): void {
  const moved = new Set(changed);
  for (const { id, member, entity: target, from } of derived) {
    if (!moved.has(id) || exempt.has(`${entity}.${id}`) || (changed.has(member) && Boolean(row[member])) || !knows(member))
      continue;
    const key = row[id];
    const found = typeof key === 'number' ? halo.tables.of(target).get(key) : undefined;
    if (!found && member === 'client_id') continue;
    const value = found?.[from] ?? (typeof key === 'number' && key > 0 ? row[member] : '');
    if (value === row[member]) continue;
    row[member] = value;
    moved.add(member);
  }
}
