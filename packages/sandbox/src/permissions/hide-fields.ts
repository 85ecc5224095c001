import type { Call } from '../http/call.ts';
import type { Row } from '../tables/table.ts';

/** An asset without the values of the fields that the agent may not use (Asset Field Restrictions). */
export function hideFields(row: Row, { identity }: Call): Row {
  const { assetFields } = identity.agent;
  const { fields } = row;
  if (assetFields === 'all' || !Array.isArray(fields)) return row;
  return { ...row, fields: (fields as readonly Row[]).filter((field) => assetFields.some((id) => id === field['id'])) };
}
