import { memberOf, numberOf, rowsOf, textOf } from '../right-sources/members.ts';

/** On the agent's screen of a new ticket: must be filled. The number stands in no document; it is believed only beside the flag below. */
const mandatory = 2;

/** Fields that a ticket type demands of an agent who makes a ticket, those with a default left out (API.md 3.4, 3.6). */
export function findRequiredFields(type: unknown): { readonly names: readonly string[]; readonly notTested: readonly string[] } {
  if (memberOf('RequestType', type, 'hasmandatorytechfields') !== true) return { names: [], notTested: [] };
  const fields = rowsOf('RequestType', type, 'fields') ?? [];
  const names = fields
    .filter((field) => numberOf('RequestTypeField', field, 'technew') === mandatory)
    .map((field) => textOf('RequestTypeField', field, 'fieldname'))
    .filter((name) => name !== null);
  if (names.length === 0)
    return { names, notTested: ['Required fields: Halo says that there are some, and does not say which.'] };
  return { names: names.filter((name) => !hasDefault(type, name)), notTested: [] };
}

/** What the type fills in by itself. */
function hasDefault(type: unknown, field: string): boolean {
  switch (field.toLowerCase()) {
    case 'summary':
      return textOf('RequestType', type, 'default_summary') !== null;
    case 'details':
      return textOf('RequestType', type, 'default_details') !== null;
    case 'team':
      return textOf('RequestType', type, 'default_team') !== null;
    case 'agent_id':
      return (numberOf('RequestType', type, 'default_agent') ?? 0) > 0;
    case 'priority_id':
      return (numberOf('RequestType', type, 'default_priority') ?? 0) > 0;
    case 'sla_id':
      return (numberOf('RequestType', type, 'default_sla') ?? 0) > 0;
    default:
      return false;
  }
}
