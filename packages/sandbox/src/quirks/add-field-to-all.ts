import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import type { Row } from '../tables/table.ts';
import { authorOf } from '../writes/author.ts';
import { commitUpdate } from '../writes/commit.ts';

/** `POST /Field/AddFieldToAll/{id}` puts an asset field on every asset type (API.md 3.13). Client: halo/src/entities/asset-field.ts. */
export function addFieldToAll(call: Call, _endpoint: Endpoint, rest: readonly string[]): Answer {
  const { halo, identity } = call;
  const id = Number(rest[0]);
  const field = halo.tables.of('asset-field').get(id);
  if (!field) throw refuse(404, 'The field does not exist.');
  for (const type of halo.tables.of('asset-type').rows()) {
    const fields: readonly Row[] = Array.isArray(type['fields']) ? (type['fields'] as Row[]) : [];
    if (fields.some((one) => one['field_id'] === id)) continue;
    const added = { id: 0, field_id: id, field_name: field['name'], sequence: fields.length + 1 };
    commitUpdate(halo, 'asset-type', {
      key: Number(type['id']),
      changes: { fields: [...fields, added] },
      by: authorOf(identity),
    });
  }
  return { ...ok(field), status: halo.settings.postStatus };
}
